from __future__ import annotations

from unattend_gen.catalog.facts import Component
from unattend_gen.pages.life_cycle import evidence, life_cycle

COMPONENT = Component(
    name="C",
    summary="A thing.",
    origin="sim-catalog",
    passes=(),
    settings={},
    applies_to=("IoT",),
    deprecated="since 8.1",
    deprecated_since="8.1",
    introduced="7",
    introduced_basis="reference",
    removed="10-1607",
    seen_in=("7", "8.1"),
    page="c.md",
)


def test_a_life_is_told_in_releases_with_their_titles() -> None:
    assert life_cycle(COMPONENT) == (
        ("deprecated", "since 8.1"),
        ("deprecated since", "8.1 (Windows 8.1)"),
        ("introduced", "7 (Windows 7, by reference)"),
        ("removed", "10-1607 (Windows 10 version 1607)"),
        ("applies to", "IoT"),
        ("in the schema of", "7, 8.1"),
    )


def test_evidence_is_told_in_words_with_the_page() -> None:
    assert evidence(COMPONENT) == (
        (
            "origin",
            (
                "sim-catalog: defined by a Windows SIM catalog (.clg), the schema that Windows SIM"
                " validates against; releases in seen_in, no page read"
            ),
        ),
        ("page", "c.md"),
    )

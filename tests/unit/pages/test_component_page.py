from __future__ import annotations

import pytest

from unattend_gen.catalog.facts import Component, Kind, Setting
from unattend_gen.catalog.load import catalog
from unattend_gen.core.passes import Pass
from unattend_gen.pages.component_page import component_page, evidence, life_cycle, pass_page


def a_setting(path: str, summary: str) -> Setting:
    return Setting(path=path, kind=Kind.LEAF, summary=summary, origin="sim-catalog", passes=())


def test_a_page_has_the_component_and_an_outline_of_its_settings() -> None:
    settings = [
        a_setting("Account", "An account."),
        a_setting("Account/Name", "Its name."),
        a_setting("Owner", "Who owns it."),
    ]
    component = Component(
        name="Contoso-Agent",
        summary="An agent.",
        origin="reference-2018",
        passes=(Pass.SPECIALIZE, Pass.OOBE_SYSTEM),
        settings={setting.path: setting for setting in settings},
        aliases=("Contoso-agent",),
        architectures=("amd64",),
        architectures_seen=("amd64", "x86"),
        page="agent.md",
    )

    assert (
        component_page(component)
        == """\
Contoso-Agent

An agent.

  passes           specialize, oobeSystem
  also written     Contoso-agent
  architectures    amd64
  schema read for  amd64, x86
  origin           reference-2018: a page of the snapshot
  page             agent.md

Settings (3)
  Account  An account.
    Name   Its name.
  Owner    Who owns it.
"""
    )


@pytest.mark.parametrize("name", catalog().names)
def test_every_component_has_a_page_that_outlines_all_its_settings(name: str) -> None:
    component = catalog().component(name)
    assert component is not None

    _, _, outline = component_page(component).partition("Settings (")

    assert outline.count("\n") > len(component.settings)


def test_the_page_of_a_pass_lists_the_components_that_it_reads() -> None:
    first, where, heading, *rows = [
        line for line in pass_page(Pass.AUDIT_SYSTEM, catalog()).splitlines() if line
    ]

    names = [row.split()[0] for row in rows if row.startswith("  Microsoft-Windows-")]
    assert (first, where) == ("auditSystem", "Configuration pass 5 of 7.")
    assert heading == f"Components ({len(names)})"
    assert names == [one.name for one in catalog().components() if Pass.AUDIT_SYSTEM in one.passes]


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


def test_releases_have_their_titles() -> None:
    assert life_cycle(COMPONENT) == (
        ("deprecated", "since 8.1"),
        ("deprecated since", "8.1 (Windows 8.1)"),
        ("introduced", "7 (Windows 7, by reference)"),
        ("removed", "10-1607 (Windows 10 version 1607)"),
        ("applies to", "IoT"),
        ("in the schema of", "7, 8.1"),
    )


def test_evidence_is_in_words_with_the_page() -> None:
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

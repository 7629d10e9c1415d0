"""Every rule about places held against its own examples, on the disk and inside an archive."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from unattend_gen.api.auditing import AuditRequest, audit
from unattend_gen.rules.place_rule import PlaceRule, is_answer_file, known_place_rules, place_pages

if TYPE_CHECKING:
    from pathlib import Path

RULES = pytest.mark.parametrize("rule", known_place_rules(), ids=lambda rule: rule.card.slug)
SECRETS = {"leftover-key", "leftover-password"}


def on_disk(folder: Path, rule: PlaceRule, example: str) -> Path:
    for name, text in (*rule.others, (rule.card.bad_name, example)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def in_zip(folder: Path, rule: PlaceRule, example: str) -> Path:
    path = folder / "machine.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in ((rule.card.bad_name, example), *rule.others):
            archive.writestr(name, text)
    return path


def slugs(path: Path) -> set[str]:
    """The rules about places that speak of a tree."""
    report = audit(AuditRequest(paths=(str(path),)))
    return {finding.rule for finding in report.findings} - SECRETS


@RULES
def test_the_bad_example_breaks_this_rule_alone(rule: PlaceRule, tmp_path: Path) -> None:
    assert slugs(on_disk(tmp_path, rule, rule.card.bad)) == {rule.card.slug}


@RULES
def test_it_does_so_inside_an_archive_too(rule: PlaceRule, tmp_path: Path) -> None:
    assert slugs(in_zip(tmp_path, rule, rule.card.bad)) == {rule.card.slug}


@RULES
def test_the_good_example_breaks_none(rule: PlaceRule, tmp_path: Path) -> None:
    assert slugs(on_disk(tmp_path, rule, rule.card.good)) == set()


@RULES
def test_a_page_says_what_why_and_what_instead(rule: PlaceRule) -> None:
    headings = [line for line in rule.page.splitlines() if line.startswith("## ")]

    assert headings == ["## What it looks for", "## Why it matters", "## Instead", "## References"]


def test_every_rule_has_its_page() -> None:
    assert list(place_pages()) == [rule.card.slug for rule in known_place_rules()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_an_answer_file_is_known_by_its_namespace_in_any_encoding(encoding: str) -> None:
    text = '<unattend xmlns="urn:schemas-microsoft-com:unattend"/>'

    assert is_answer_file(text.encode(encoding))
    assert not is_answer_file("<Boot/>".encode(encoding))

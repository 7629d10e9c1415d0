"""Every rule about registry values held against its own examples, in every encoding of exports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from unattend_gen.api.auditing import AuditRequest, audit
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Severity
from unattend_gen.core.location import Location
from unattend_gen.detect.registry import registry_keys
from unattend_gen.errors import ExitCode
from unattend_gen.rules.registry_rule import (
    RegistryRule,
    known_registry_rules,
    on_registry,
    registry_pages,
)

if TYPE_CHECKING:
    from pathlib import Path

RULES = pytest.mark.parametrize("rule", known_registry_rules(), ids=lambda rule: rule.card.slug)
ENCODINGS = pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-8-sig"])
NOTES = [rule for rule in known_registry_rules() if rule.card.severity is Severity.NOTE]


def slugs(example: str, encoding: str = "utf-16") -> list[str]:
    """The rules about values that speak of an export."""
    document = Document(Location("x.reg"), example.encode(encoding))
    return [finding.rule for finding in on_registry(registry_keys(document))]


@ENCODINGS
@RULES
def test_the_bad_example_breaks_this_rule_alone(rule: RegistryRule, encoding: str) -> None:
    assert slugs(rule.card.bad, encoding) == [rule.card.slug]


@ENCODINGS
@RULES
def test_the_good_example_breaks_none(rule: RegistryRule, encoding: str) -> None:
    assert slugs(rule.card.good, encoding) == []


@RULES
def test_another_key_breaks_none(rule: RegistryRule) -> None:
    assert slugs(re.sub(r"\[.*\]", r"[HKEY_LOCAL_MACHINE\\SOFTWARE\\Vendor]", rule.card.bad)) == []


@RULES
def test_a_finding_names_the_line_and_the_value(rule: RegistryRule) -> None:
    document = Document(Location("x.reg"), rule.card.bad.encode("utf-16"))
    [finding] = on_registry(registry_keys(document))

    assert finding.location.line in {4, 5}
    assert (finding.location.setting or "").startswith("HKEY_LOCAL_MACHINE\\")


@RULES
def test_a_page_says_what_why_and_what_instead(rule: RegistryRule) -> None:
    headings = [line for line in rule.page.splitlines() if line.startswith("## ")]

    assert headings == ["## What it looks for", "## Why it matters", "## Instead", "## References"]


@RULES
def test_no_finding_counts_as_a_leak(rule: RegistryRule) -> None:
    assert not rule.card.exposes_secret
    assert rule.card.severity < Severity.ERROR


@pytest.mark.parametrize("rule", NOTES, ids=lambda rule: rule.card.slug)
def test_a_note_leaves_a_clean_audit_clean(rule: RegistryRule, tmp_path: Path) -> None:
    (tmp_path / "x.reg").write_text(rule.card.bad, encoding="utf-16")

    report = audit(AuditRequest(paths=(str(tmp_path),)))

    assert [finding.rule for finding in report.findings] == [rule.card.slug]
    assert report.exit_code is ExitCode.CLEAN


def test_every_rule_has_its_page() -> None:
    assert list(registry_pages()) == [rule.card.slug for rule in known_registry_rules()]


def test_a_text_that_is_no_export_breaks_none() -> None:
    [text] = [one.card.bad for one in known_registry_rules() if one.card.slug == "hands-free-wds"]

    assert slugs(text.partition("\n")[2]) == []

"""Every rule of every family compared with its own card, examples and page."""

from __future__ import annotations

import ast
import inspect
import re
import zipfile
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Final

import pytest

import unattend_gen as ug
from unattend_gen import plugins
from unattend_gen.auditor.panther import check
from unattend_gen.auditor.scan import registry_findings
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.errors import ExitCode
from unattend_gen.rules import answer_file, place, registry, secret
from unattend_gen.rules.load import (
    SHARED_RULES,
    all_rules,
    answer_file_rules,
    audit_rule_names,
    place_rules,
    registry_rules,
    rule_names,
    rule_pages,
    rules_page,
    secret_rules,
)
from unattend_gen.scrubber.engine import ScrubContext, scrub
from unattend_gen.validator.engine import validate_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import ModuleType

    from unattend_gen.core.finding import RuleCard
    from unattend_gen.rules.load import AnyRule

FAMILIES: Final[Mapping[ModuleType, Callable[[], tuple[AnyRule, ...]]]] = {
    answer_file: answer_file_rules,
    place: place_rules,
    registry: registry_rules,
    secret: secret_rules,
}
SECTIONS: Final = ["## What it checks", "## Why it matters", "## Instead", "## References"]
LEFTOVERS: Final = {"leftover-key", "leftover-password"}
CONTRACT: Final = """
    not-well-formed doctype-present wrong-root wrong-namespace unknown-pass duplicate-pass
    missing-component-attribute wrong-component-attribute unknown-component duplicate-component
    empty-component foreign-element wrong-encoding-declaration byte-order-mark schema-mismatch
    template-source unread-file-name unknown-setting wrong-case wrong-pass wrong-type
    value-not-allowed out-of-range too-long empty-not-allowed blank-around-value duplicate-setting
    text-in-container missing-list-action duplicate-item-key removed-setting deprecated-setting
    placeholder-value setting-ignored-in-upgrade setup-page-always-shown pass-that-does-not-run
    made-for-other-windows locale-disagreement unknown-language unknown-keyboard key-malformed
    key-mistyped key-placeholder key-text-without-key-element mak-in-windowspe
    gvlk-where-mak-expected key-edition-mismatch key-in-client-unattend key-on-evaluation-media
    empty-key published-key unclear-partition-size partition-order-gap partition-not-made
    partition-against-disk-style wrong-partition-format too-many-primary-partitions
    duplicate-drive-letter incomplete-uefi-layout wipe-without-layout unclear-install-target
    unclear-image-selection misspelt-image-name auto-logon-without-count
    auto-logon-of-unknown-user reserved-account-name empty-administrator-password empty-password
    contradictory-domain-join domain-join-without-credentials missing-command-order
    first-logon-order interactive-command restart-by-command shell-syntax-without-shell
    activation-by-command plain-text-password encoded-password secret-in-command
    secret-in-comment secret-in-script leftover-key leftover-password original-beside-scrubbed
    cached-again pass-never-ran marker-misspelt differs-from-rendered answer-file-in-wds
    wds-settings-on-windows-11 hands-free-wds automatic-logon answer-file-in-registry
    manual-activation signature-broken invalid-ignore unused-ignore
"""
"""The slugs that the documentation promises; pipelines name them."""

EVERY: Final = pytest.mark.parametrize(
    ("family", "rule"),
    [pytest.param(one, rule, id=rule.card.slug) for one, of in FAMILIES.items() for rule in of()],
)
OF_PLACES: Final = pytest.mark.parametrize("rule", place_rules(), ids=lambda rule: rule.card.slug)
OF_REGISTRY: Final = pytest.mark.parametrize(
    "rule", registry_rules(), ids=lambda rule: rule.card.slug
)


def found(family: ModuleType, card: RuleCard, example: str, folder: Path) -> Sequence[Finding]:
    """What the engine of a family finds in an example of one of its rules."""
    document = Document(Location(card.bad_name), example.encode())
    if family is answer_file:
        return validate_document(document, catalog())
    if family is registry:
        return tuple(registry_findings(document))
    if card.slug == "signature-broken":
        context = ScrubContext(b"k" * 32, breaks_signatures=True)
        return scrub(Document(Location(card.bad_name), example.encode()), context).notes
    if family is secret:
        is_comparison = card.slug == "differs-from-rendered"
        against = [Document(Location("rendered.xml"), card.good.encode())] if is_comparison else []
        return check([document], catalog(), against=against).findings
    for name, text in (*card.neighbors, (card.bad_name, example)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    report = ug.audit(folder).report
    return [one for one in report.findings if one.rule not in LEFTOVERS]


@EVERY
def test_the_bad_example_gives_this_slug_alone(
    family: ModuleType, rule: AnyRule, tmp_path: Path
) -> None:
    card = rule.card

    assert {one.rule for one in found(family, card, card.bad, tmp_path)} == {card.slug}


@EVERY
def test_the_good_example_gives_nothing(family: ModuleType, rule: AnyRule, tmp_path: Path) -> None:
    is_about_names = rule.card.slug == "unread-file-name"
    card = replace(rule.card, bad_name="unattend.xml") if is_about_names else rule.card

    assert list(found(family, card, card.good, tmp_path)) == []


@EVERY
def test_messages_begin_in_lower_case_and_end_without_a_full_stop(
    family: ModuleType, rule: AnyRule, tmp_path: Path
) -> None:
    first, *_ = found(family, rule.card, rule.card.bad, tmp_path)

    assert not first.message.endswith(".")
    assert not first.advice.endswith(".")
    assert first.advice[0].islower()


@EVERY
def test_a_rule_has_the_name_of_its_file_and_all_sections(
    family: ModuleType, rule: AnyRule
) -> None:
    module = import_module(f"{family.__name__}.{rule.card.slug.replace('-', '_')}")
    page = rule_pages()[rule.card.slug].text

    assert module.RULE is rule
    assert page == inspect.getdoc(module)
    assert [line for line in page.splitlines() if line.startswith("## ")] == SECTIONS


@EVERY
def test_a_card_states_each_severity_that_its_module_names(
    family: ModuleType, rule: AnyRule
) -> None:
    module = import_module(f"{family.__name__}.{rule.card.slug.replace('-', '_')}")
    nodes = ast.walk(ast.parse(inspect.getsource(module)))
    named = {
        Severity[node.attr]
        for node in nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Severity"
    }
    stated = {rule.card.severity, *(severity for severity, _ in rule.card.other_severities)}

    assert named <= stated


@EVERY
def test_a_rule_that_may_report_an_error_about_a_setting_states_what_setup_does(
    family: ModuleType, rule: AnyRule
) -> None:
    stated = {rule.card.severity, *(severity for severity, _ in rule.card.other_severities)}
    may_be_error = family is answer_file and Severity.ERROR in stated

    assert bool(rule.card.setup_effect) == may_be_error


def test_every_slug_of_the_contract_is_a_rule_and_has_a_page() -> None:
    slugs = [rule.card.slug for rule in all_rules()]

    assert slugs == sorted(set(slugs))
    assert set(CONTRACT.split()) - set(slugs) == set()
    assert list(rule_pages()) == slugs
    assert [line.split()[0] for line in rules_page().splitlines()] == slugs


def test_names_are_known_without_loading_rules() -> None:
    of_audit: tuple[AnyRule, ...] = (*place_rules(), *registry_rules(), *secret_rules())

    assert rule_names() == tuple(rule.card.slug for rule in answer_file_rules())
    assert set(audit_rule_names()) == {rule.card.slug for rule in of_audit} | set(SHARED_RULES)


@OF_PLACES
def test_a_rule_about_places_works_inside_an_archive(rule: AnyRule, tmp_path: Path) -> None:
    card = rule.card
    with zipfile.ZipFile(tmp_path / "machine.zip", "w") as archive:
        for name, text in ((card.bad_name, card.bad), *card.neighbors):
            archive.writestr(name, text)

    report = ug.audit(tmp_path).report

    assert {one.rule for one in report.findings} - LEFTOVERS == {card.slug}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-8-sig"])
@OF_REGISTRY
def test_a_rule_about_the_registry_reads_every_encoding(rule: AnyRule, encoding: str) -> None:
    examples = (rule.card.bad, rule.card.good)
    documents = [Document(Location("x.reg"), text.encode(encoding)) for text in examples]

    assert [[one.rule for one in registry_findings(each)] for each in documents] == [
        [rule.card.slug],
        [],
    ]


@OF_REGISTRY
def test_a_rule_about_the_registry_names_line_and_value(rule: AnyRule) -> None:
    [finding] = registry_findings(Document(Location("x.reg"), rule.card.bad.encode("utf-16")))

    assert finding.location.line in {4, 5}
    assert (finding.location.setting or "").startswith("HKEY_LOCAL_MACHINE\\")


@OF_REGISTRY
def test_a_rule_about_the_registry_ignores_other_keys_and_other_documents(rule: AnyRule) -> None:
    other = re.sub(r"\[.*\]", r"[HKEY_LOCAL_MACHINE\\SOFTWARE\\Vendor]", rule.card.bad)
    texts = (other, rule.card.bad.partition("\n")[2])

    assert [
        list(registry_findings(Document(Location("x.reg"), one.encode()))) for one in texts
    ] == [
        [],
        [],
    ]


@OF_REGISTRY
def test_a_finding_about_the_registry_is_not_a_leak(rule: AnyRule) -> None:
    assert not rule.card.exposes_secret
    assert rule.card.severity < Severity.ERROR


@pytest.mark.parametrize(
    "rule",
    [rule for rule in registry_rules() if rule.card.severity is Severity.NOTE],
    ids=lambda rule: rule.card.slug,
)
def test_a_note_leaves_a_clean_audit_clean(rule: AnyRule, tmp_path: Path) -> None:
    (tmp_path / "x.reg").write_text(rule.card.bad, encoding="utf-16")

    report = ug.audit(tmp_path).report

    assert [finding.rule for finding in report.findings] == [rule.card.slug]
    assert report.exit_code is ExitCode.CLEAN


def test_each_family_is_found_by_listing_its_folder() -> None:
    for family, rules in FAMILIES.items():
        names = tuple(rule.card.slug.replace("-", "_") for rule in rules())
        assert names == plugins.names(family)

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.samples import a_shell_setup
from unattend_gen import api
from unattend_gen.api import validating
from unattend_gen.api.validating import Outcome, Work
from unattend_gen.configuration.values import Configuration
from unattend_gen.core.finding import Severity
from unattend_gen.errors import ConfigurationError, UsageError
from unattend_gen.validator.wishes import Wishes

BAD = a_shell_setup("specialize", "<CopyProfile>ours</CopyProfile>")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The top of a checkout with one wrong answer file."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.xml").write_bytes(BAD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def validated(*, baseline: Path | None = None, shows_known: bool = False) -> Outcome:
    plan = validating.settled(Wishes(baseline=baseline), validating.configuration(None))
    work = Work(paths=(".",), plan=plan, fail_on=Severity.WARNING, shows_known=shows_known)
    return validating.validate_paths(work)


def rules(outcome: Outcome) -> list[str]:
    return [finding.rule for finding in outcome.report.findings]


def test_the_nearest_configuration_is_used_unless_none_is_wanted(folder: Path) -> None:
    Path("unattend-gen.toml").write_text('ignore = ["wrong-type"]')

    assert validating.configuration(None).path == folder / "unattend-gen.toml"
    assert validating.configuration(None, is_wanted=False) == Configuration()
    assert rules(validated()) == []


def test_a_configuration_that_was_named_is_used_instead() -> None:
    Path("unattend-gen.toml").write_text('ignore = ["wrong-type"]')
    Path("ci.toml").write_text('fail-on = "note"')

    assert validating.configuration("ci.toml") == Configuration(
        path=Path("ci.toml"), fail_on="note"
    )


def test_a_wrong_configuration_is_shown_by_the_way_to_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("unattend-gen.toml").write_text("windows = '12'")
    (folder / "lab").mkdir()
    monkeypatch.chdir(folder / "lab")

    with pytest.raises(ConfigurationError) as caught:
        validating.configuration(None)

    assert str(caught.value) == "../unattend-gen.toml:1: windows: no such name"


def test_what_is_left_out_is_told() -> None:
    Path(".gitignore").write_text("a.xml")

    outcome = validated()

    assert (outcome.report.documents_read, outcome.left_out) == (0, ("./.git", "./a.xml"))


def test_a_baseline_takes_findings_out_and_tells_what_is_fixed() -> None:
    baseline = Path("known.json")
    validating.write_baseline(validated().report, baseline)

    known = validated(baseline=baseline)
    Path("a.xml").write_bytes(a_shell_setup("specialize", "<CopyProfile>true</CopyProfile>"))
    fixed = validated(baseline=baseline)

    assert (rules(known), known.known, known.unused) == ([], 1, ())
    assert (rules(fixed), fixed.known) == ([], 0)
    assert [(one.rule, one.path) for one in fixed.unused] == [("wrong-type", "a.xml")]


def test_a_baseline_keeps_its_reasons_when_it_is_written_anew() -> None:
    baseline = Path("known.json")
    validating.write_baseline(validated().report, baseline)
    data = json.loads(baseline.read_text())
    data["findings"][0]["reason"] = "until the next image"
    baseline.write_text(json.dumps(data))

    validating.write_baseline(validated().report, baseline)

    assert json.loads(baseline.read_text()) == data


def test_an_entry_that_has_expired_hides_nothing_and_is_told() -> None:
    baseline = Path("known.json")
    assert validating.write_baseline(validated().report, baseline) == ()
    data = json.loads(baseline.read_text())
    data["findings"][0]["expires"] = "2020-01-01"
    baseline.write_text(json.dumps(data))

    outcome = validated(baseline=baseline)

    assert (rules(outcome), outcome.known) == (["wrong-type"], 0)
    assert [one.rule for one in outcome.expired] == ["wrong-type"]
    assert validating.write_baseline(validated().report, baseline) == outcome.expired


def test_what_is_known_is_in_the_report_where_it_is_wanted() -> None:
    baseline = Path("known.json")
    validating.write_baseline(validated().report, baseline)

    shown = validated(baseline=baseline, shows_known=True)

    assert [one.finding.rule for one in shown.report.suppressed] == ["wrong-type"]
    assert validated(baseline=baseline).report.suppressed == ()


def test_a_release_that_is_not_there_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        api.validate([], windows="12")

from __future__ import annotations

import json
from pathlib import Path

import pytest

import unattend_gen as ug
from tests.samples import a_shell_setup
from unattend_gen.errors import ExitCode, UsageError

BAD = a_shell_setup("specialize", "<CopyProfile>ours</CopyProfile>")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The top of a checkout with one wrong answer file."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.xml").write_bytes(BAD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def validated(*, baseline: Path | None = None, show_known: bool = False) -> ug.ValidateOutcome:
    return ug.validate(".", baseline=baseline, show_known=show_known)


def recorded(baseline: Path) -> ug.ValidateOutcome:
    return ug.validate(".", write_baseline=baseline)


def rules(outcome: ug.ValidateOutcome) -> list[str]:
    return [finding.rule for finding in outcome.findings]


def test_left_out_files_are_listed() -> None:
    Path(".gitignore").write_text("a.xml")

    outcome = validated()

    assert (outcome.report.documents_read, outcome.left_out) == (0, ("./.git", "./a.xml"))


def test_a_baseline_hides_findings_and_lists_fixed_ones() -> None:
    baseline = Path("known.json")
    recorded(baseline)

    known = validated(baseline=baseline)
    Path("a.xml").write_bytes(a_shell_setup("specialize", "<CopyProfile>true</CopyProfile>"))
    fixed = validated(baseline=baseline)

    assert (rules(known), known.known, known.unused) == ([], 1, ())
    assert (rules(fixed), fixed.known) == ([], 0)
    assert [(one.rule, one.path) for one in fixed.unused] == [("wrong-type", "a.xml")]


def test_a_baseline_keeps_its_reasons_when_it_is_written_anew() -> None:
    baseline = Path("known.json")
    recorded(baseline)
    data = json.loads(baseline.read_text())
    data["findings"][0]["reason"] = "until the next image"
    baseline.write_text(json.dumps(data))

    recorded(baseline)

    assert json.loads(baseline.read_text()) == data


def test_an_expired_entry_hides_nothing_and_is_listed() -> None:
    baseline = Path("known.json")
    assert recorded(baseline).expired == ()
    data = json.loads(baseline.read_text())
    data["findings"][0]["expires"] = "2020-01-01"
    baseline.write_text(json.dumps(data))

    outcome = validated(baseline=baseline)

    assert (rules(outcome), outcome.known) == (["wrong-type"], 0)
    assert [one.rule for one in outcome.expired] == ["wrong-type"]
    assert recorded(baseline).expired == outcome.expired


def test_known_findings_are_listed_on_request() -> None:
    baseline = Path("known.json")
    recorded(baseline)

    shown = validated(baseline=baseline, show_known=True)

    assert [one.finding.rule for one in shown.report.suppressed] == ["wrong-type"]
    assert validated(baseline=baseline).report.suppressed == ()


def test_a_release_that_is_not_there_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        ug.validate([], windows="12")


def test_content_in_memory_is_validated_next_to_files() -> None:
    outcome = ug.validate(["a.xml", BAD, ug.Document(ug.Location("database"), BAD)])

    assert [finding.location.path for finding in outcome.findings] == [
        "<memory>",
        "database",
        "a.xml",
    ]


def test_options_override_the_configuration() -> None:
    Path("unattend-gen.toml").write_text('fail-on = "never"\nignore = ["wrong-type"]')

    assert ug.validate(".").exit_code is ExitCode.CLEAN
    assert rules(ug.validate(".", ignore="too-long")) == ["wrong-type"]
    assert ug.validate(".", ignore="too-long", fail_on="error").exit_code is ExitCode.FINDINGS
    assert ug.validate(".", config=ug.Configuration()).exit_code is ExitCode.FINDINGS


def test_an_unknown_rule_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        ug.validate(".", select="no-such-rule")

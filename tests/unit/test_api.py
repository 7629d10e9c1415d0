"""The façade as a library uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.samples import GVLK_ENTERPRISE, TEST_MAK, a_shell_setup
from unattend_gen import api
from unattend_gen.catalog.key_inspection import ListedKey
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.report import Report
from unattend_gen.errors import ExitCode, OutputError, SourceError, UsageError

SPEC = """
target = "sysprep"
windows = "11-24h2"
architecture = "amd64"
[product_key]
activation = "env:MAK"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAK", TEST_MAK)
    Path("spec.toml").write_text(SPEC)
    return tmp_path


def test_a_rendering_gives_report_and_artefacts() -> None:
    outcome = api.render(api.RenderRequest(spec=Path("spec.toml"), out=Path("out")))

    assert outcome.is_written
    assert outcome.report.findings == ()
    assert [artifact.name for artifact in outcome.artifacts] == [
        "Unattend.xml",
        "sysprep-command.txt",
        "manifest.json",
    ]


def test_a_published_key_is_a_finding_only_where_a_mak_was_to_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MAK", GVLK_ENTERPRISE)
    Path("kms.toml").write_text(SPEC.replace("env:MAK", GVLK_ENTERPRISE))

    rules = [
        [
            finding.rule
            for finding in api.render(
                api.RenderRequest(spec=Path(name), out=Path("out"), dry_run=True)
            ).report.findings
        ]
        for name in ("spec.toml", "kms.toml")
    ]

    assert rules == [["gvlk-where-mak-expected"], []]


def test_a_dry_run_refuses_the_folder_that_a_run_would_refuse() -> None:
    Path("out").mkdir()
    Path("out", "notes.txt").touch()
    request = api.RenderRequest(spec=Path("spec.toml"), out=Path("out"), dry_run=True)

    with pytest.raises(OutputError, match="it is not empty"):
        api.render(request)


def test_findings_below_the_level_do_not_keep_it_from_being_written() -> None:
    name = "specialize/Microsoft-Windows-Shell-Setup/ComputerName=A-NAME-OF-SIXTEEN"
    request = api.RenderRequest(
        spec=Path("spec.toml"), out=Path("out"), settings=(name,), fail_on=None
    )

    outcome = api.render(request)

    assert outcome.is_written
    assert [finding.rule for finding in outcome.report.findings] == ["too-long"]


def test_a_folder_is_validated_for_a_release() -> None:
    Path("a.xml").write_bytes(a_shell_setup("specialize", "<TimeZone>UTC</TimeZone>"))

    report = api.validate(api.read(["a.xml"]), windows="11-24h2", fail_on=Severity.NOTE)

    assert (report.findings, report.documents_read, report.exit_code) == ((), 1, ExitCode.CLEAN)


def test_a_copy_is_checked() -> None:
    Path("unattend.xml").write_bytes(
        a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
    )

    report = api.check(api.read_panther(["unattend.xml"]))

    assert [finding.rule for finding in report.findings] == ["leftover-key"]


@pytest.mark.parametrize("nothing", ["empty", "huge.xml"])
def test_comparing_with_nothing_is_never_agreement(nothing: str) -> None:
    Path("empty").mkdir()
    with Path("huge.xml").open("wb") as stream:
        stream.truncate(64 * 1024 * 1024)

    with pytest.raises(SourceError):
        api.check([], against=nothing)


def test_a_published_key_is_told() -> None:
    Path("key").write_text(GVLK_ENTERPRISE)

    inspection = api.inspect_key("file:key")

    assert isinstance(inspection, ListedKey)
    assert (inspection.edition, inspection.last_five) == ("Enterprise", GVLK_ENTERPRISE[-5:])
    assert list(api.key_facts(inspection))[:3] == ["verdict", "last_five", "generation"]


def test_a_starter_is_text_to_be_rendered() -> None:
    api.write_text("new.toml", api.starter("sysprep-image"), replace=False)

    assert 'target = "sysprep"' in Path("new.toml").read_text(encoding="utf-8")
    with pytest.raises(OutputError):
        api.write_text("new.toml", "other", replace=False)


@pytest.mark.parametrize(
    "call",
    [
        lambda: api.schema("dtd"),
        lambda: api.starter("laptop"),
        lambda: api.explain("no such thing"),
        lambda: api.validate([], windows="12"),
    ],
)
def test_a_name_that_is_not_there_is_a_usage_error(call: object) -> None:
    assert callable(call)
    with pytest.raises(UsageError):
        call()


def severities(report: Report) -> dict[str, str]:
    """The level of each rule in a SARIF log, which has it from the rule's card."""
    [run] = json.loads(api.format_report(report, "sarif"))["runs"]
    return {
        rule["id"]: rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]
    }


def test_a_format_that_explains_is_given_the_pages_of_the_command() -> None:
    command = (
        "<FirstLogonCommands><SynchronousCommand><CommandLine>net user bob hunter2 /add"
        "</CommandLine></SynchronousCommand></FirstLogonCommands>"
    )
    document = Document(Location("a.xml"), a_shell_setup("oobeSystem", command))

    assert severities(api.check([document])) == {"secret-in-command": "error"}
    assert severities(api.validate([document]))["secret-in-command"] == "warning"


def test_a_rule_that_nobody_knows_is_reported_without_a_page() -> None:
    strange = Finding(
        "strange", Severity.NOTE, Confidence.LOW, Location("a.xml"), "message", "advice"
    )

    assert "## Rules\n\n- `strange`: `unattend-gen explain strange`\n" in api.format_report(
        Report("validate", findings=(strange,)), "markdown"
    )

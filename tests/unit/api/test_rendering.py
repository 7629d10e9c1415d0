"""Rendering as a library uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, TEST_MAK
from unattend_gen import api
from unattend_gen.errors import OutputError, UsageError

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


WDS = """
target = "wds"
windows = "11-24h2"
[product_key]
activation = "env:MAK"
[wds]
image = "Windows 11 Pro"
image_group = "Rooms"
"""


@pytest.mark.parametrize(
    ("boot_image", "rules"),
    [
        ("", ["removed-setting", "wds-settings-on-windows-11"]),
        ('boot_windows = "server-2022"\n', []),
    ],
)
def test_a_client_file_is_judged_by_the_boot_image_that_reads_it(
    boot_image: str, rules: list[str]
) -> None:
    Path("wds.toml").write_text(WDS + boot_image)

    outcome = api.render(api.RenderRequest(spec=Path("wds.toml"), out=Path("out")))

    assert [finding.rule for finding in outcome.report.findings] == rules
    assert outcome.is_written is (not rules)


def test_both_answer_files_of_wds_are_right_together() -> None:
    Path("wds.toml").write_text(
        WDS.replace("11-24h2", "10-22h2").replace("Windows 11", "Windows 10")
    )

    api.render(api.RenderRequest(spec=Path("wds.toml"), out=Path("out")))

    report = api.validate(api.read(["out"]), windows="10-22h2")
    assert (report.findings, report.documents_read) == ((), 2)
    assert api.validate(api.read(["out"])).findings == ()


def test_there_is_a_target_for_each_file_in_their_folder() -> None:
    assert api.targets() == ("mdt", "media", "setup", "sysprep", "wds")


def test_a_password_in_a_script_keeps_everything_from_being_written() -> None:
    Path("hello.cmd").write_text(f"net user admin {CANARY_PASSWORD} /add")
    script = '[[scripts]]\nrun = "first-logon"\nfile = "hello.cmd"\n'
    Path("spec.toml").write_text(SPEC + script)

    outcome = api.render(api.RenderRequest(spec=Path("spec.toml"), out=Path("out")))

    assert not outcome.is_written
    assert [finding.rule for finding in outcome.report.findings] == ["secret-in-script"]
    assert CANARY_PASSWORD not in repr(outcome)
    assert not Path("out").exists()


def test_the_spec_is_not_written_over() -> None:
    Path("out").mkdir()
    spec = Path("out/manifest.json")
    spec.write_text(
        '{"target": "sysprep", "windows": "11-24h2", "architecture": "amd64",'
        ' "product_key": {"activation": "env:MAK"}}'
    )
    before = spec.read_bytes()

    with pytest.raises(UsageError, match="--out names the same file as SPEC"):
        api.render(api.RenderRequest(spec=spec, out=Path("out"), replace=True))

    assert [path.name for path in Path("out").iterdir()] == ["manifest.json"]
    assert spec.read_bytes() == before


def test_the_key_is_not_written_over() -> None:
    Path("out").mkdir()
    Path("out/Unattend.xml").write_text(TEST_MAK)
    request = api.RenderRequest(
        spec=Path("spec.toml"), out=Path("out"), key_from="file:out/Unattend.xml", replace=True
    )

    with pytest.raises(UsageError, match="--out names the same file as --key-from"):
        api.render(request)

    assert Path("out/Unattend.xml").read_text() == TEST_MAK

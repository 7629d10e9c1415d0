"""No command shows or stores a key in the name of a file, a folder or a member."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.house.test_canaries import SPEC, is_clean
from tests.samples import TEST_MAK, a_shell_setup
from unattend_gen import plugins, reports
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

ANSWERS = a_shell_setup(
    "specialize", f"<ProductKey>{TEST_MAK}</ProductKey><computerName>PC</computerName>"
)
FILE = f"share/MAK {TEST_MAK}/unattend {TEST_MAK}.xml"
JOURNAL = ("--journal", "journal", "--hash-key", "env:HASH_KEY")
COMMANDS = [
    ["audit", "share", "-v"],
    ["audit", FILE, "-v"],
    ["scrub", "share", "-v"],
    ["check", FILE, "-v"],
    ["check", f"share/MAK {TEST_MAK}", "-v"],
    ["validate", "share", "-v"],
    ["validate", FILE, "-v"],
]


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A share with the key in the name of a file, a folder, an archive and a member."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HASH_KEY", "a long enough key for hashes")
    monkeypatch.setenv("MAK", TEST_MAK)
    monkeypatch.setenv("PASSWORD", "Unused-1")
    file = Path(FILE)
    file.parent.mkdir(parents=True)
    file.write_bytes(ANSWERS)
    (file.parent / f"{TEST_MAK}.7z").write_bytes(b"7z\xbc\xaf\x27\x1c broken")
    (file.parent / f"broken {TEST_MAK}.xml").write_bytes(ANSWERS[:-20])
    with zipfile.ZipFile(f"share/{TEST_MAK}.zip", "w") as archive:
        archive.writestr(f"{TEST_MAK}/{TEST_MAK}.xml", ANSWERS)
    return tmp_path


@pytest.mark.parametrize("report_format", plugins.names(reports))
@pytest.mark.parametrize(
    "command", COMMANDS, ids=lambda one: " ".join(one).replace(TEST_MAK, "KEY")
)
def test_no_report_format_shows_a_secret(
    command: list[str], report_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = app.run([*command, "--format", report_format])

    captured = capsys.readouterr()
    assert code in {ExitCode.FINDINGS, ExitCode.INCOMPLETE}
    assert "Q4JK2" in captured.out
    assert is_clean(captured.out + captured.err) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", FILE, "--diff", "--unsafe-fixes"],
        ["validate", FILE, "--annotate"],
        ["validate", FILE, "--fix", "--unsafe-fixes"],
        ["validate", "share", "--out", f"{TEST_MAK}.txt", "-v"],
        ["validate", "share", "--exclude", f"*{TEST_MAK}*", "-v"],
        ["audit", "share", "--exclude", f"*{TEST_MAK}*", "-v"],
        ["audit", f"gone {TEST_MAK}.xml"],
        ["audit", "share", "--out", f"gone/{TEST_MAK}.txt"],
        ["audit", "share", "--stamp", "--since", "1d", "-v"],
        ["audit", "share", "--baseline", f"share/MAK {TEST_MAK}/{TEST_MAK}.7z"],
        ["scrub", "share", "--in-place", "-v"],
        ["check", "--fleet", "share"],
        ["check", "--fleet", "share", "--format", "json"],
        ["check", "--fleet", "share", "--format", "csv"],
        ["check", "--fleet", "share", "--format", "html"],
        ["diff", FILE, f"share/MAK {TEST_MAK}/broken {TEST_MAK}.xml"],
        ["diff", "share", f"share/MAK {TEST_MAK}"],
        ["diff", "share", f"share/MAK {TEST_MAK}", "--format", "json"],
        ["diff", "share", f"share/MAK {TEST_MAK}", "--format", "markdown"],
        ["import", FILE, "-o", f"{TEST_MAK}.toml"],
        ["render", "spec.toml", "--out", f"out {TEST_MAK}"],
        ["render", f"gone {TEST_MAK}.toml", "--out", "out"],
        ["media", f"share/MAK {TEST_MAK}", "-o", "a.iso"],
        ["init", "-o", f"{TEST_MAK}.toml"],
    ],
    ids=lambda one: " ".join(one).replace(TEST_MAK, "KEY"),
)
def test_no_other_result_and_no_message_shows_a_secret(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("spec.toml").write_text(SPEC.format(settings=""), encoding="utf-8")

    app.run(arguments)

    captured = capsys.readouterr()
    assert captured.out + captured.err
    assert is_clean(captured.out + captured.err) == []


def test_journal_and_baseline_recognise_names_without_containing_keys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for part in Path("share").glob("*/*.7z"):
        part.unlink()
    for part in Path("share").glob("*/broken*"):
        part.unlink()

    first = app.run(["audit", "share", *JOURNAL, "--write-baseline", "known.json", "-v"])
    again = [
        app.run(["audit", "share", *kept, "--baseline", "known.json", "-v"])
        for kept in (JOURNAL, ())
    ]

    captured = capsys.readouterr()
    written = Path("journal").read_bytes() + Path("known.json").read_bytes()
    assert (first, again) == (ExitCode.CLEAN, [ExitCode.CLEAN, ExitCode.CLEAN])
    assert b"***-Q4JK2" in written
    assert is_clean(written.decode("latin-1") + captured.out + captured.err) == []

"""No command writes over a file that it reads or writes otherwise, with or without `--force`."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.samples import TEST_MAK, a_shell_setup
from unattend_gen.cli import app
from unattend_gen.errors import ExitCode

LEAKED = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
FILES = {
    "t/a.xml": LEAKED,
    "t/notes.txt": f"slmgr /ipk {TEST_MAK}\n".encode(),
    "t/list.cil": b"<SoftwareLicensingData/>",
    "al": f"{TEST_MAK}\n".encode(),
    "hk": b"a long random text that nobody would ever guess\n",
    "key.txt": f"{TEST_MAK}\n".encode(),
    "c.toml": b'baseline = "known"\n[audit]\nbaseline = "known"\n',
    "known": b'{"schema": "unattend-gen/baseline/1", "findings": []}',
    "names.csv": b"computer\nPC-1\n",
    "spec.toml": b'target = "media"\nwindows = "11-24h2"\narchitecture = "amd64"\n',
}
READ = "an input file"
BELOW = "a file in an input folder that is not an earlier report"
KEY = "--hash-key file:hk"
LEDGER = f"activation ledger record key.txt --count 9 --key-from file:key.txt {KEY}"

REFUSED = [
    ("audit t/a.xml -o t/a.xml --force", "--out", READ),
    ("audit t -o t/a.xml --force", "--out", BELOW),
    ("audit . -o t/notes.txt --format json --force", "--out", BELOW),
    ("audit t --staged t/a.xml -o t/a.xml --force", "--out", READ),
    (f"audit t --journal ja {KEY} -o ja", "--out", "the same file as --journal"),
    (f"audit t {KEY} -o hk --force", "--out", "the same file as --hash-key"),
    ("audit t --allow al -o ./al --force", "--out", "the same file as --allow"),
    ("audit t --baseline known -o known --force", "--out", "the same file as the baseline"),
    ("audit t --config c.toml -o known --force", "--out", "the same file as the baseline"),
    ("audit t --config c.toml -o c.toml --force", "--out", "the same file as the configuration"),
    ("audit t --write-baseline nb -o nb", "--out", "the same file as --write-baseline"),
    ("audit t --write-baseline t/a.xml t/a.xml", "--write-baseline", READ),
    ("audit t --write-baseline al --allow al", "--write-baseline", "the same file as --allow"),
    (
        f"audit t/a.xml --write-baseline j2 --journal j2 {KEY}",
        "--journal",
        "the same file as --write-baseline",
    ),
    (f"audit t --journal hk {KEY}", "--journal", "the same file as --hash-key"),
    ("scrub t --in-place -o t/a.xml --force", "--out", BELOW),
    ("scrub t/a.xml --in-place -o t/a.xml --force", "--out", READ),
    ("scrub t --in-place --journal rep -o rep", "--out", "the same file as --journal"),
    ("scrub t --in-place --allow al -o al --force", "--out", "the same file as --allow"),
    ("check t/a.xml -o t/a.xml --force", "--out", READ),
    ("check t -o t/a.xml --format csv --force", "--out", BELOW),
    ("check --fleet . -o t/a.xml --format html --force", "--out", BELOW),
    ("check t/list.cil --against t/a.xml -o t/a.xml --force", "--out", READ),
    ("validate t --fix -o t/a.xml --force", "--out", BELOW),
    ("validate t/a.xml -o t/a.xml", "--out", READ),
    ("validate t --write-baseline nb -o nb", "--out", "the same file as --write-baseline"),
    ("validate t --config c.toml -o known --force", "--out", "the same file as the baseline"),
    ("validate t --config c.toml -o c.toml --force", "--out", "the same file as the configuration"),
    ("diff t/a.xml t/a.xml -o t/a.xml --force", "--out", READ),
    ("diff t t -o t/a.xml --force", "--out", BELOW),
    ("import t/a.xml -o t/a.xml --force", "--out", READ),
    ("key --key-from file:key.txt -o key.txt --force", "--out", "the same file as --key-from"),
    ("render spec.toml --inventory o/results.jsonl --out o", "--out", "--inventory"),
    ("activation status t -o t/notes.txt --force", "--out", BELOW),
    ("activation phone t/notes.txt -o t/notes.txt --force", "--out", READ),
    ("activation vamt read t/list.cil -o t/list.cil --force", "--out", READ),
    (
        "activation vamt activate --computers names.csv -o names.csv --force",
        "--out",
        "the same file as --computers",
    ),
    ("activation script spec.toml -o spec.toml --force", "--out", "the same file as SPEC"),
    (
        "activation script --windows 11-24h2 --computers names.csv -o names.csv --force",
        "--out",
        "the same file as --computers",
    ),
    (
        "activation script --embed-key --key-from file:key.txt -o key.txt --force",
        "--out",
        "the same file as --key-from",
    ),
    (LEDGER, "LEDGER", "the same file as --key-from"),
    (f"activation ledger record l --count 9 -o l {KEY}", "--out", "the same file as LEDGER"),
]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for folder in ("t", "o"):
        (tmp_path / folder).mkdir()
    for name, content in {**FILES, "o/results.jsonl": FILES["names.csv"]}.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def everything(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(("line", "option", "other"), REFUSED, ids=[one[0] for one in REFUSED])
def test_both_names_are_told_and_nothing_is_changed(
    line: str, option: str, other: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(place)

    code = app.run(shlex.split(line))

    told = capsys.readouterr()
    assert code == ExitCode.USAGE
    assert told.out == ""
    assert f": {option} names " in told.err
    assert other in told.err
    assert "\n  advice: name a" in told.err
    assert everything(place) == before


@pytest.mark.parametrize(
    "line",
    [
        "audit . --fail-on never -o t/report.json --format json",
        "audit . --fail-on never -o t/report.txt",
        "scrub t --fail-on never -o t/report.xml --format junit",
        "validate . --fail-on never -o t/report.xml --format junit",
        "validate . --fail-on never --no-config -o notes.md --format markdown",
        "check t --fail-on never -o t/report.html --format html",
    ],
)
def test_the_same_command_may_replace_its_report_every_day(line: str, place: Path) -> None:
    before = everything(place)

    codes = [app.run(shlex.split(f"{line} {more}")) for more in ("", "--force", "--force")]

    assert not set(codes) & {ExitCode.USAGE, ExitCode.UNUSABLE, ExitCode.BUG}
    assert before.items() < everything(place).items()


def test_a_baseline_may_be_written_anew(place: Path) -> None:
    line = "audit t --config c.toml --baseline known --write-baseline known"

    assert app.run(shlex.split(line)) == ExitCode.CLEAN
    assert b'"rule"' in (place / "known").read_bytes()

"""What commands give as JSON obeys its schema, and nothing stands in it that the schema lacks."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import jsonschema
import pytest

from tests.hives import a_hive, below, dword, text
from tests.readers import mark_cases
from tests.samples import GVLK_ENTERPRISE, TEST_MAK
from unattend_gen import schema
from unattend_gen.activator.kms.formats import FORMATS
from unattend_gen.activator.kms.search import Searched, SrvRecord, Tried
from unattend_gen.cli import app

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PLATFORM = r"Microsoft\Windows NT\CurrentVersion\SoftwareProtectionPlatform"
GIVEN = [
    ("mak-ledger", "activation ledger show {}/mak-rollout/mak.ledger --on 2026-11-20 -f json"),
    ("mak-ledger", "activation ledger show m --on 2027-11-20 --warn-below 9 -f json"),
    ("vamt-list", "activation vamt read {}/activation/vamt/site.cil x.cilx -f json"),
    ("kms", "activation kms --server 127.0.0.1:9 --timeout 0.1 corp.contoso.com -f json"),
    ("worksheet", "activation phone {0}/activation/phone -f json"),
    ("handout", "activation convert -f json --to mak"),
    ("handout", "activation ui -f json"),
    ("activation-proxy", "activation proxy --check {}/activation/proxy/squid.conf -f json"),
    ("activation-proxy", "activation proxy --check {}/activation/proxy/old-list.txt -f json"),
    ("activation-registry", "activation registry --check SOFTWARE --format json"),
    ("activation-status", "activation status {}/activation/captures -f json"),
    ("key", "key --key-from env:MAK --format json"),
    ("key", "key --key-from env:GVLK --format json"),
    ("key", "key --key-from env:MISTYPED --format json"),
    ("key", "key --key-from env:UNFILLED_KEY --format json"),
    ("key", "key --key-from env:MALFORMED --format json"),
    ("import", "import {}/office-laptop/expected/AutoUnattend.xml --format json"),
    ("import", "import {}/feature-tour/expected/AutoUnattend.xml --format json -o spec.toml"),
    ("diff", "diff {0}/diff/before.xml {0}/diff/after.xml --format json"),
    ("report", "audit {}/leaky-share/share --format json"),
]


def closed(part: object) -> object:
    """A schema that takes no members but those it names."""
    if isinstance(part, list):
        return [closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    more = {"additionalProperties": False} if "properties" in part else {}
    return {**more, **{name: closed(each) for name, each in part.items()}}


def strictly(name: str) -> jsonschema.Draft202012Validator:
    """A validator of a form as it is today; users are told to take more."""
    content = closed(json.loads(schema(name)))
    assert isinstance(content, dict)
    jsonschema.Draft202012Validator.check_schema(content)
    return jsonschema.Draft202012Validator(content)


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A working folder with what the commands read, and keys in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HASH_KEY", "a long random text that is kept")
    monkeypatch.setenv("MAK", TEST_MAK)
    monkeypatch.setenv("GVLK", GVLK_ENTERPRISE)
    monkeypatch.setenv("MISTYPED", f"{TEST_MAK[:-1]}B")
    monkeypatch.setenv("UNFILLED_KEY", "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
    monkeypatch.setenv("MALFORMED", "J8NJ4-FT6W")
    values = {"Manual": dword(1), "BackupProductKeyDefault": text(TEST_MAK)}
    (tmp_path / "SOFTWARE").write_bytes(a_hive(below(PLATFORM, values)))
    (tmp_path / "x.cilx").write_text(f'<L><Computer Name="{TEST_MAK}"/></L>', encoding="utf-8")
    keys = "--key-from env:MAK --hash-key env:HASH_KEY --on 2026-11-02"
    assert app.run(shlex.split(f"activation ledger record m --count 5 {keys}")) == 0
    assert app.run(shlex.split(f"activation ledger plan m --name w --count 9 {keys}")) == 1
    return tmp_path


@pytest.mark.parametrize(
    ("name", "line"), mark_cases(GIVEN, "dns", "--server"), ids=[line for _, line in GIVEN]
)
def test_what_a_command_gives_obeys_its_schema(
    name: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    app.run(shlex.split(line.format(EXAMPLES)))

    strictly(name).validate(json.loads(capsys.readouterr().out))


def test_hosts_that_were_tried_obey_the_schema_of_the_search() -> None:
    silent = Tried(SrvRecord("k.test", 1688, 1, 2), "TCP 1688 refuses the connection")
    searched = (Searched("a.test", (silent, Tried(silent.record, "")), "", 3),)

    strictly("kms").validate(json.loads(FORMATS["json"](searched)))


def test_a_baseline_obeys_its_schema_with_an_owner_and_an_end_too(place: Path) -> None:
    app.run(["audit", f"{EXAMPLES}/leaky-share/share", "--write-baseline", "known.json"])
    told = json.loads((place / "known.json").read_bytes())
    told["findings"][0] |= {"owner": "desk", "expires": "2027-03-31"}
    (place / "known.json").write_text(json.dumps(told), encoding="utf-8")

    app.run(
        [
            *("audit", f"{EXAMPLES}/leaky-share/share", "--baseline", "known.json"),
            *("--write-baseline", "known.json"),
        ]
    )

    kept = json.loads((place / "known.json").read_bytes())
    assert "expires" in kept["findings"][0]
    strictly("baseline").validate(kept)


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("manifest.json")), ids=str)
def test_a_manifest_obeys_its_schema(path: Path) -> None:
    strictly("manifest").validate(json.loads(path.read_bytes()))


def test_a_line_of_the_results_of_a_fleet_obeys_its_schema(place: Path) -> None:
    (place / "rows.csv").write_text("id,computer.name\n1,PC-1\n2,much too long a name\n", "utf-8")
    app.run(
        [
            *("render", f"{EXAMPLES}/mak-rollout/spec.toml", "--inventory", "rows.csv"),
            *("--out", "out", "--set", "oobeSystem/Microsoft-Windows-Shell-Setup/TimeZone=UTC"),
        ]
    )

    lines = (place / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    assert len(told) == 2
    for each in told:
        strictly("fleet-row").validate(each)

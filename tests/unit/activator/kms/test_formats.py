"""The answer in its forms, and the decision as a script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests import wine
from tests.documents import a_reading
from tests.powershell import nodes, parsed
from tests.scripts import batch_lines
from unattend_gen.activator.kms.formats import FORMATS, FORMS
from unattend_gen.activator.kms.search import Searched, SrvRecord, Tried
from unattend_gen.detect.kinds.task_sequence import DETECTOR
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

POWERSHELL = "powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File"
FOUND = (
    Searched("a.test", trouble="no name server answered in time"),
    Searched("b.test"),
    Searched(
        "c.test",
        (Tried(SrvRecord("k.test", 1688, 1, 2), "TCP 1688 refused the connection"),),
        "",
        3,
    ),
)


def test_text_lists_each_domain_and_the_verdict() -> None:
    assert FORMATS["text"](FOUND) == (
        "_vlmcs._tcp.a.test\n"
        "  unknown: no name server answered in time\n"
        "_vlmcs._tcp.b.test\n"
        "  no host published\n"
        "_vlmcs._tcp.c.test\n"
        "  k.test:1688  (priority 1, weight 2)  TCP 1688 refused the connection\n"
        "  3 more not tried\n"
        "DNS publishes KMS hosts, but none of them answers: decide manually\n"
    )


def test_json_has_the_same_content() -> None:
    document = json.loads(FORMATS["json"](FOUND))

    assert (document["schema"], document["verdict"], document["exit_code"]) == (
        "unattend-gen/kms/1",
        "unreachable",
        4,
    )
    assert document["domains"][2]["hosts"] == [
        {
            "host": "k.test",
            "port": 1688,
            "priority": 1,
            "weight": 2,
            "answers": False,
            "trouble": "TCP 1688 refused the connection",
        }
    ]


@pytest.mark.parametrize("domains", [(), ("a.test", "b.test")])
def test_powershell_asks_for_the_record_and_tries_the_port(domains: tuple[str, ...]) -> None:
    text = FORMS["powershell"](domains, 2.5)

    parsed(text)
    assert {"Resolve-DnsName", "Sort-Object"} <= {*nodes(text, "command_name")}
    assert "WaitOne(2500)" in text
    assert text.count("'a.test', 'b.test'") == bool(domains)
    assert [line for line in text.splitlines() if "exit " in line] == [
        'trap { Write-Output "Undecided: $_"; exit 4 }',
        "                exit 0",
        "    exit 4",
        "exit 1",
    ]


def test_cmd_asks_for_the_record_of_each_domain() -> None:
    lines = batch_lines(FORMS["cmd"](("a.test", "b.test"), 3).encode())

    assert [line for line in lines if line.startswith("call")] == [
        'call :look "a.test"',
        'call :look "b.test"',
    ]
    asked = """for /f "delims=" %%L in ('nslookup -type^=SRV "_vlmcs._tcp.%~1." 2^>^&1') do ("""
    assert asked in lines


def test_no_batch_file_writes_to_a_folder_that_others_may_write_to() -> None:
    lines = "\n".join(batch_lines(FORMS["cmd"](("a.test",), 3).encode())).upper()

    assert "TEMP%" not in lines
    assert "TMP%" not in lines


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("svr hostname   = kms.corp.test", 0),
        ("*** dns can't find _vlmcs._tcp.a.test: Non-existent domain", 1),
        ("primary name server = dns.corp.test", 1),
        ("DNS request timed out.", 4),
        ("svr hostname = kms.corp.test^&exit^&rem", 0),
        ("DNS request^&exit /b 0", 4),
    ],
)
def test_the_batch_file_decides_by_what_nslookup_says(
    answer: str, code: int, tmp_path: Path
) -> None:
    (tmp_path / "nslookup.cmd").write_bytes(f"@echo {answer}\r\n".encode())
    text = FORMS["cmd"](("a.test", "b.test"), 3)
    (tmp_path / "kms-detect.cmd").write_bytes(text.encode())

    done = wine.run("cmd", "/c", "kms-detect.cmd", folder=tmp_path, TEMP=wine.windows(tmp_path))

    assert done.returncode == code
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kms-detect.cmd", "nslookup.cmd"]


def test_cmd_takes_the_domain_of_the_user_where_none_is_named() -> None:
    lines = batch_lines(FORMS["cmd"]((), 3).encode())

    assert 'call :look "%USERDNSDOMAIN%"' in lines


def test_an_error_of_powershell_itself_is_not_taken_for_the_word_that_there_is_no_host() -> None:
    before, _, behind = FORMS["powershell"]((), 3).partition("\r\ntrap {")

    assert "Get-WmiObject" not in before
    assert "Get-WmiObject" in behind


def test_steps_run_the_script_and_go_on_where_no_host_is_named() -> None:
    group = etree.fromstring(FORMS["task-sequence"]((), 3))
    detection, activation = group.iter("step")

    assert [one.get("successCodeList") for one in (detection, activation)] == ["0 1", "0"]
    assert [one.findtext("action") for one in (detection, activation)] == [
        rf'{POWERSHELL} "%SCRIPTROOT%\{name}.ps1"' for name in ("kms-detect", "activate")
    ]
    assert detection.find("condition") is None
    assert {each.get("name"): each.text for each in activation.iterfind("condition//variable")} == {
        "Variable": "_SMSTSLastActionRetCode",
        "Operator": "equals",
        "Value": "1",
    }


def test_steps_are_read_as_a_task_sequence_without_a_secret() -> None:
    reading = a_reading(FORMS["task-sequence"]((), 3), "ts.xml")

    assert DETECTOR.recognises(reading)
    assert list(DETECTOR.matches(reading)) == []


def test_steps_name_no_domain() -> None:
    with pytest.raises(UsageError, match="contains no domain"):
        FORMS["task-sequence"](("a.test",), 3)

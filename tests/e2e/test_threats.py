"""What somebody may put into a tree to blind, stop or misuse an audit, and what comes of it.

Each is searched by the command itself, in a process of its own where that matters.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import socket
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.readers import require_package
from tests.samples import CANARY_PASSWORD, TEST_MAK, a_shell_setup
from unattend_gen.api.report import format_report
from unattend_gen.core.command_secrets import command_secrets
from unattend_gen.core.report import Report, SkipReason
from unattend_gen.errors import ExitCode
from unattend_gen.executors import Work
from unattend_gen.executors.dask import EXECUTOR

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY_LINE = f"slmgr /ipk {TEST_MAK}\n".encode()
NAMESPACE = 'xmlns="urn:schemas-microsoft-com:unattend"'
BODY = (
    f'<unattend {NAMESPACE}><settings pass="specialize"><component name="C"><AutoLogon><Password>'
    "<Value>{}</Value></Password></AutoLogon></component></settings></unattend>"
)


def audited(path: Path, jobs: int = 1) -> Report:
    return ug.audit(path, jobs=jobs).report


def reasons(report: Report) -> list[SkipReason]:
    return [one.reason for one in report.skipped]


@contextmanager
def within(seconds: float) -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


def an_entity_set(external: str) -> dict[str, str]:
    """The classic hostile documents, each with a password where Setup would read it."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "xmlbomb": f'<!DOCTYPE u [<!ENTITY a0 "ha">{laughs}]>{BODY.format("&a9;")}',
        "quadratic": f'<!DOCTYPE u [<!ENTITY a "{"x" * 50_000}">]>{BODY.format("&a;" * 20_000)}',
        "cyclic": f'<!DOCTYPE u [<!ENTITY a "&b;"><!ENTITY b "&a;">]>{BODY.format("&a;")}',
        "external": f'<!DOCTYPE u [<!ENTITY a SYSTEM "{external}">]>{BODY.format("&a;")}',
        "parameter": f'<!DOCTYPE u [<!ENTITY % a SYSTEM "{external}"> %a;]>{BODY.format("x&b;")}',
        "dtd": f'<!DOCTYPE u SYSTEM "{external}">{BODY.format("{{ pw }}")}',
        "internal": f'<!DOCTYPE u [<!ENTITY p "{CANARY_PASSWORD}">]>{BODY.format("&p;")}',
    }


@pytest.mark.parametrize("name", an_entity_set(""))
def test_no_entity_makes_an_answer_file_look_clean(name: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text("canary-of-a-file")
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "unattend.xml").write_text(an_entity_set(canary.as_uri())[name])

    with within(3):
        report = audited(tree)

    assert "doctype-present" in {finding.rule for finding in report.findings}
    assert "canary-of-a-file" not in format_report(report, "json")


def test_a_password_that_is_spelt_by_an_entity_is_found(tmp_path: Path) -> None:
    (tmp_path / "unattend.xml").write_text(an_entity_set("")["internal"])

    assert "leftover-password" in {finding.rule for finding in audited(tmp_path).findings}


@pytest.mark.parametrize(
    "document",
    [
        f"<unattend {NAMESPACE}><a>{'x' * 11 * 1024 * 1024}</a><b>{TEST_MAK}</b></unattend>",
        f"<unattend {NAMESPACE}>{'<a>' * 5000}{TEST_MAK}",
    ],
    ids=["11 MB of text", "5,000 levels"],
)
def test_what_no_parser_takes_is_searched_as_text_and_told(document: str, tmp_path: Path) -> None:
    (tmp_path / "unattend.xml").write_text(document)

    with within(5):
        report = audited(tmp_path)

    assert [finding.last_five for finding in report.findings] == ["Q4JK2"]
    assert reasons(report) == [SkipReason.NOT_WELL_FORMED]


def test_a_document_that_hides_in_gzip_is_unpacked_under_a_limit(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<a>" + b"x" * (64 * 1024 * 1024) + KEY_LINE)
    (tmp_path / "unattend.xml").write_bytes(bomb)

    with within(10):
        report = audited(tmp_path)

    assert [finding.last_five for finding in report.findings] == ["Q4JK2"] or report.skipped


@pytest.mark.parametrize("declared", ["utf-8", "utf-16", "windows-1252", "rot13", "none"])
@pytest.mark.parametrize("real", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_wrong_declaration_hides_nothing(real: str, declared: str, tmp_path: Path) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>{BODY.format(CANARY_PASSWORD)}'
    (tmp_path / "unattend.xml").write_bytes(text.encode(real))

    assert "leftover-password" in {finding.rule for finding in audited(tmp_path).findings}


def test_nothing_that_a_document_refers_to_is_read_or_called(tmp_path: Path) -> None:
    canary = tmp_path / "canary.xml"
    canary.write_text(f"<a>{TEST_MAK}</a>")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        page = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        tree = tmp_path / "tree"
        tree.mkdir()
        (tree / "unattend.xml").write_text(
            f'<?xml-stylesheet href="{page}" type="text/xsl"?>'
            f'<unattend {NAMESPACE} xmlns:xi="http://www.w3.org/2001/XInclude" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            f'xsi:schemaLocation="urn:schemas-microsoft-com:unattend {page}">'
            f'<xi:include href="{canary.as_uri()}"/><xi:include href="{page}"/></unattend>'
        )

        report = audited(tree)

        with pytest.raises(TimeoutError):
            server.accept()
    assert report.findings == ()


ODD_NAMES = (
    "../../escape.cmd",
    "/absolute.cmd",
    "C:\\x.cmd",
    "..\\..\\x.cmd",
    "a" * 300,
    "nul\x07l",
)


def test_odd_names_in_archives_are_places_and_nothing_is_written(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    with zipfile.ZipFile(tree / "a.zip", "w") as archive:
        for name in ODD_NAMES:
            archive.writestr(zipfile.ZipInfo(name), KEY_LINE)
    with tarfile.open(tree / "b.tar", "w") as tar:
        for name in ODD_NAMES:
            member = tarfile.TarInfo(name)
            member.size = len(KEY_LINE)
            tar.addfile(member, io.BytesIO(KEY_LINE))
        link = tarfile.TarInfo("link.cmd")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    before = sorted(tmp_path.rglob("*"))

    report = audited(tree)

    assert len(report.findings) == 2 * len(ODD_NAMES)
    assert sorted(tmp_path.rglob("*")) == before


def test_loops_devices_pipes_and_sockets_end_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "zero.xml").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.xml")
    (tmp_path / "go.cmd").write_bytes(KEY_LINE)
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(tmp_path)  # the name of a socket must be short
        server.bind("socket.xml")

        with within(1):
            report = audited(tmp_path)

    assert [finding.last_five for finding in report.findings] == ["Q4JK2"]
    assert set(reasons(report)) == {SkipReason.NOT_REGULAR}
    assert report.exit_code is ExitCode.FINDINGS


def a_zip(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_a_bomb_is_told_and_the_rest_is_searched(tmp_path: Path) -> None:
    nested = a_zip({"0": b"\0" * 10_000_000})
    for level in range(1, 8):
        nested = a_zip({f"{level}-{copy}.zip": nested for copy in range(2)})
    (tmp_path / "bomb.zip").write_bytes(nested)
    (tmp_path / "go.cmd").write_bytes(KEY_LINE)

    with within(10):
        report = audited(tmp_path)

    assert [finding.last_five for finding in report.findings] == ["Q4JK2"]
    assert set(reasons(report)) <= {SkipReason.TOO_DEEP, SkipReason.LIMIT_REACHED}
    assert report.skipped


def test_a_header_that_lies_about_its_size_is_told(tmp_path: Path) -> None:
    data = bytearray(a_zip({"a": b"x" * 1000}))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    (tmp_path / "lying.zip").write_bytes(data)

    report = audited(tmp_path)

    assert reasons(report) == [SkipReason.DAMAGED]
    assert report.exit_code is ExitCode.INCOMPLETE


def test_a_truncated_and_an_encrypted_archive_are_told(tmp_path: Path) -> None:
    (tmp_path / "cut.zip").write_bytes(a_zip({"a": os.urandom(5000)})[:3000])
    locked = bytearray(a_zip({"a": b"x"}))
    locked[6] |= 1
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(locked)

    assert set(reasons(audited(tmp_path))) == {SkipReason.DAMAGED, SkipReason.ENCRYPTED}


def test_files_that_grow_and_vanish_meanwhile_are_told_or_read(tmp_path: Path) -> None:
    growing = tmp_path / "growing.log"
    growing.write_bytes(b"x" * 1000)
    (tmp_path / "go.cmd").write_bytes(KEY_LINE)
    stop = threading.Event()

    def write() -> None:
        with growing.open("ab", buffering=0) as file:
            while not stop.is_set():
                file.write(b"y" * 100_000)
                (tmp_path / "passing").write_bytes(b"z")
                (tmp_path / "passing").unlink()
                if file.tell() > 20_000_000:
                    file.truncate(1000)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        reports = [audited(tmp_path) for _ in range(5)]
    finally:
        stop.set()
        writer.join()

    assert [one.findings[0].last_five for one in reports] == ["Q4JK2"] * 5
    told = {reason for report in reports for reason in reasons(report)}
    assert told <= {SkipReason.CHANGED, SkipReason.UNREADABLE, SkipReason.TOO_LARGE}


NAME = "a\x1b]0;owned\x07\r\n=cmd|'x'!A1,\u202egnp<img onerror=x>](javascript:x).cmd"


@pytest.mark.parametrize(
    "form", ["text", "json", "jsonl", "sarif", "csv", "markdown", "html", "junit"]
)
def test_a_hostile_name_moves_no_cursor_in_any_format(form: str, tmp_path: Path) -> None:
    (tmp_path / NAME.replace("/", "")).write_bytes(KEY_LINE)

    text = format_report(audited(tmp_path), form)

    assert [sign for sign in ("\x1b", "\x07", "\u202e") if sign in text] == []
    assert TEST_MAK not in text


def test_a_million_half_keys_are_searched_in_linear_time() -> None:
    for text in ("A-" * 500_000, "password" * 100_000, "net user " * 100_000, "://" * 300_000):
        with within(2):
            list(command_secrets(text))


def test_no_argument_of_a_helper_is_taken_from_a_name(tmp_path: Path) -> None:
    for name in ("-oX.7z", "--output=x.wim", "-tzip.cab"):
        (tmp_path / name).write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(100))
    before = sorted(path.name for path in tmp_path.iterdir())

    report = audited(tmp_path)

    assert report.exit_code in {ExitCode.INCOMPLETE, ExitCode.CLEAN}
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_nothing_of_a_secret_stands_in_the_process_list_or_a_core_dump(tmp_path: Path) -> None:
    (tmp_path / "go.cmd").write_bytes(KEY_LINE * 1000)
    with subprocess.Popen(
        (sys.executable, "-m", "unattend_gen", "audit", str(tmp_path), "--format", "jsonl"),
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        seen = process.stdout.readline()
        limits = (Path("/proc") / str(process.pid) / "limits").read_text()
        shown = [
            (Path("/proc") / str(process.pid) / name).read_bytes()
            for name in ("cmdline", "environ")
        ]
        process.kill()

    assert json.loads(seen)["last_five"] == "Q4JK2"
    assert [one for one in (seen, *shown) if TEST_MAK.encode() in one] == []
    assert re.search(r"Max core file size +0 +0 ", limits)


def test_a_report_for_a_disk_without_room_is_an_error_and_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "go.cmd").write_bytes(KEY_LINE * 2000)
    out = tmp_path / "report.json"
    command = 'ulimit -f 8; exec "$0" -m unattend_gen audit "$1" --format json --out "$2" -q'

    ended = subprocess.run(
        ("/bin/sh", "-c", command, sys.executable, str(tmp_path / "go.cmd"), str(out)),
        check=False,
        capture_output=True,
    )

    assert ended.returncode == ExitCode.UNUSABLE
    assert not out.exists()
    assert TEST_MAK.encode() not in ended.stderr


def test_an_answer_file_under_any_name_in_any_place_is_one(tmp_path: Path) -> None:
    data = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
    (tmp_path / "holiday.jpg").write_bytes(data)

    assert [one.rule for one in audited(tmp_path).findings] == ["leftover-key"]


def scheduler_address(_: int) -> str:
    """Where the worker of a cluster takes its tasks from."""
    return str(import_module("distributed").get_worker().scheduler.address)


def test_nobody_without_the_certificates_of_a_run_reaches_its_cluster() -> None:
    distributed = require_package("distributed")
    running = EXECUTOR.run(Work(scheduler_address), [1, 2], jobs=1)
    address = next(running)

    with pytest.raises((OSError, TypeError)):
        distributed.Client(address, timeout=2)

    assert address.startswith("tls://127.0.0.1:")
    running.close()

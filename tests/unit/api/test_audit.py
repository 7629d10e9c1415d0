"""Auditing as a library uses it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

import unattend_gen as ug
from tests.images import a_wim
from tests.samples import CANARY_PASSWORD, OTHER_TEST_MAK, TEST_MAK
from unattend_gen.api.audit import scan_context
from unattend_gen.configuration.values import AllowedFinding, AuditKeys, Configuration
from unattend_gen.core.finding import Severity
from unattend_gen.core.overview import LeftOutReason
from unattend_gen.core.report import FEW, Report
from unattend_gen.errors import ExitCode, InputError, SecretSourceError, UsageError

HASH_KEY = "a long enough key for hashes"


@pytest.fixture(autouse=True)
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A share of two machines with one key on both, and a password on one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HASH_KEY", HASH_KEY)
    for machine in ("PC-1", "PC-2"):
        folder = tmp_path / "share" / machine / "Windows"
        folder.mkdir(parents=True)
        (folder / "go.cmd").write_text(f"slmgr /ipk {TEST_MAK}\n")
    (tmp_path / "share/PC-1/users.cmd").write_text(f"net user a {CANARY_PASSWORD} /add\n")
    return tmp_path / "share"


REQUEST: dict[str, Any] = {"paths": ["share"]}


def audit(request: dict[str, Any], **options: Any) -> Report:  # noqa: ANN401 - any options
    return ug.audit(**request | options).report


def found(request: dict[str, Any], **options: Any) -> list[str]:  # noqa: ANN401 - any options
    report = audit(request, **options)
    return [Path(one.location.path).as_posix() for one in report.findings]


def test_every_file_of_a_tree_is_searched_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "notes").write_text(f"The MAK is {TEST_MAK}.\n")

    report = audit({"paths": ["deep"]})

    assert [(one.rule, one.last_five) for one in report.findings] == [("leftover-key", "Q4JK2")]
    assert report.exit_code is ExitCode.FINDINGS


def test_keys_that_are_allowed_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "keys.csv").write_text(f"{TEST_MAK}\n{OTHER_TEST_MAK}\n")
    (tmp_path / "allowed.txt").write_text(f"{TEST_MAK}\n")

    report = audit({"paths": ["keys.csv"]}, allow="allowed.txt")

    assert [one.last_five for one in report.findings] == ["Q9DYC"]


def test_the_overview_counts_files_bytes_and_secrets(share: Path) -> None:
    overview = audit(REQUEST).overview

    assert overview is not None
    assert overview.files == 3
    assert overview.size_bytes == sum(one.stat().st_size for one in share.rglob("*.cmd"))
    assert overview.states == {"clear": 3}
    assert overview.secrets == 2


def test_a_secret_on_two_machines_is_a_group() -> None:
    overview = audit(REQUEST).overview

    assert overview is not None
    [group] = overview.groups
    assert (group.last_five, group.places, group.files, group.machines) == ("Q4JK2", 2, 2, 2)
    assert overview.machines == {"share/PC-1": 2, "share/PC-2": 1}


def test_two_runs_agree_on_hashes_where_they_have_the_same_key_and_only_there() -> None:
    kept = [audit(REQUEST, hash_key="env:HASH_KEY").findings for _ in range(2)]
    new = [audit(REQUEST).findings for _ in range(2)]

    assert kept[0] == kept[1]
    assert new[0] != new[1]


@pytest.mark.parametrize("source", ["prompt", "stdin"])
def test_a_key_for_hashes_is_kept_somewhere(source: str) -> None:
    with pytest.raises(UsageError, match="env:NAME and file:PATH only"):
        scan_context(None, source)


def test_a_key_for_hashes_that_is_typed_is_refused_and_not_shown() -> None:
    with pytest.raises(SecretSourceError) as caught:
        scan_context(None, CANARY_PASSWORD)

    assert CANARY_PASSWORD not in f"{caught.value} {caught.value.advice}"


class LeftOut(ug.Progress):
    """Remembers what is left out, and the total."""

    wants_total = True

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.counted = Event()
        self.files = 0

    def left_out(self, path: str) -> None:
        self.paths.append(path)

    def total(self, files: int) -> None:
        self.files = files
        self.counted.set()


def test_the_files_are_counted_on_request() -> None:
    listener = LeftOut()

    ug.audit("share", progress=listener)

    assert listener.counted.wait(10)
    assert listener.files == 3


def test_files_that_have_not_changed_are_left_out_and_reported() -> None:
    listener = LeftOut()
    soon = (datetime.now(UTC) + timedelta(hours=12)).isoformat()

    outcome = ug.audit("share", since=soon, progress=listener)

    assert outcome.report.exit_code is ExitCode.CLEAN
    assert outcome.report.overview is not None
    assert outcome.report.overview.left_out == {LeftOutReason.NOT_CHANGED: 3}
    assert len(listener.paths) == 3
    assert len(found(REQUEST, since="1h")) == 3


def test_nothing_is_left_out_unless_it_is_wished(share: Path) -> None:
    (share / ".git").mkdir()
    (share / ".gitignore").write_text("PC-1/\n")

    assert len(found(REQUEST)) == 3
    assert found(REQUEST, gitignore=True) == ["share/PC-2/Windows/go.cmd"]
    assert found(REQUEST, exclude=("go.cmd",)) == ["share/PC-1/users.cmd"]


def test_the_configuration_of_audits_excludes_and_that_of_validate_does_not() -> None:
    def excluding(configuration: Configuration) -> list[str]:
        return found(REQUEST, config=configuration)

    assert len(excluding(Configuration(exclude=("go.cmd",)))) == 3
    assert excluding(Configuration(audit=AuditKeys(exclude=("go.cmd",)))) == [
        "share/PC-1/users.cmd"
    ]


def test_findings_allowed_by_the_configuration_are_counted_only() -> None:
    entry = AllowedFinding(reason="a lab", path="share/PC-1/**", rule="secret-in-command")
    request = REQUEST | {"config": Configuration(audit=AuditKeys(allow=(entry,)))}

    report = audit(request)
    shown = audit(request, show_known=True)

    assert [one.location.path for one in report.findings] == [
        str(Path("share/PC-2/Windows/go.cmd"))
    ]
    assert report.overview is not None
    assert (report.overview.allowed, report.suppressed) == (2, ())
    assert [one.reason for one in shown.suppressed] == ["a lab", "a lab"]


def test_findings_in_a_baseline_do_not_count(tmp_path: Path) -> None:
    ug.audit("share", write_baseline=tmp_path / "known.json")
    Path("share/new.txt").write_text(f"ProductKey: {OTHER_TEST_MAK}\n")

    outcome = ug.audit("share", baseline="known.json")

    assert [one.last_five for one in outcome.report.findings] == ["Q9DYC"]
    assert outcome.report.overview is not None
    assert (outcome.report.overview.known, outcome.report.overview.groups) == (3, ())


def test_a_baseline_entry_without_a_finding_is_unused(tmp_path: Path) -> None:
    ug.audit("share", write_baseline=tmp_path / "known.json")
    Path("share/PC-1/users.cmd").write_text("net user a * /add\n")

    outcome = ug.audit("share", baseline="known.json")

    assert [one.path for one in outcome.unused] == ["share/PC-1/users.cmd"]


def test_a_report_says_when_and_where_it_was_made_if_that_is_wished() -> None:
    run = audit(REQUEST, stamp=True).run

    assert audit(REQUEST).run is None
    assert run is not None
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", run.started)
    assert run.started <= run.ended


@pytest.mark.slow
@pytest.mark.parametrize(
    "executor",
    ["serial", "processes", pytest.param("dask", marks=pytest.mark.needs("distributed"))],
)
def test_every_executor_finds_the_same(executor: str) -> None:
    request = REQUEST | {"hash_key": "env:HASH_KEY"}

    assert audit(request, executor=executor, jobs=2) == audit(request)


def test_many_findings_are_packed_and_keep_their_hashes(share: Path) -> None:
    lines = "".join(f"net user a Password-{number} /add\n" for number in range(FEW + 50))
    (share / "many.cmd").write_text(lines)

    report = audit(REQUEST)

    assert len(report.findings) > FEW
    assert all(one.secret_id for one in report.findings)


def test_a_journal_needs_a_key_that_lasts_and_a_place_that_is_not_searched() -> None:
    with pytest.raises(UsageError, match="needs --hash-key"):
        audit(REQUEST, journal="journal")
    with pytest.raises(UsageError, match="a folder that is searched"):
        audit(REQUEST, journal="share/PC-1/journal", hash_key="env:HASH_KEY")


def test_a_second_run_with_a_journal_searches_changed_files(share: Path) -> None:
    request = REQUEST | {"journal": "journal", "hash_key": "env:HASH_KEY"}
    first = audit(request)
    (share / "PC-2/Windows/go.cmd").write_text(f"slmgr /ipk {OTHER_TEST_MAK}\n")
    second = audit(request)

    assert [one.last_five for one in first.findings] == ["Q4JK2", None, "Q4JK2"]
    assert [one.last_five for one in second.findings] == ["Q4JK2", None, "Q9DYC"]


def test_a_journal_holds_no_secret(tmp_path: Path) -> None:
    audit(REQUEST, journal="journal", hash_key="env:HASH_KEY")

    kept = (tmp_path / "journal").read_bytes()
    assert b"Q4JK2" in kept
    assert [one for one in (TEST_MAK, CANARY_PASSWORD, HASH_KEY) if one.encode() in kept] == []


def test_a_journal_of_another_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    request = REQUEST | {"journal": "journal", "hash_key": "env:HASH_KEY"}
    audit(request)
    monkeypatch.setenv("HASH_KEY", "another key that is long enough")

    with pytest.raises(InputError, match="other options"):
        audit(request)


@pytest.mark.slow
def test_a_killed_run_continues_and_reports_the_same(share: Path) -> None:
    for number in range(3000):
        (share / f"{number:04}.cmd").write_text(f"rem {number}\n" * 200 + f"slmgr /ipk {TEST_MAK}")
    request = REQUEST | {"hash_key": "env:HASH_KEY"}
    command = ["audit", "share", "--jobs", "1", "--hash-key", "env:HASH_KEY"]
    process = subprocess.Popen(
        [sys.executable, "-m", "unattend_gen", *command, "--journal", "journal", "-q"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
    )
    while not Path("journal").exists() or Path("journal").stat().st_size < 50_000:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()

    assert audit(request, journal="journal") == audit(request)


def test_a_switch_that_hands_secrets_out_counts_as_a_warning_does(tmp_path: Path) -> None:
    key = r"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\WdsServer\Providers"
    switch = '"AllowHandsFreeFunctionality"=dword:00000001'
    text = f"Windows Registry Editor Version 5.00\n\n[{key}\\WdsImgSrv\\Unattend]\n{switch}\n"
    (tmp_path / "wds.reg").write_text(text)
    request = {"paths": tmp_path / "wds.reg"}

    assert [one.rule for one in audit(request).findings] == ["hands-free-wds"]
    assert audit(request).exit_code is ExitCode.FINDINGS
    assert audit(request, fail_on=Severity.ERROR).exit_code is ExitCode.CLEAN


def test_unsearched_files_in_images_are_counted_and_kept_in_the_journal(share: Path) -> None:
    a_wim(share.parent / "a.wim")
    request = {"paths": share.parent / "a.wim", "journal": "journal", "hash_key": "env:HASH_KEY"}
    first, second = audit(request), audit(request)

    assert first.overview is not None
    assert first.overview.left_out == {LeftOutReason.BESIDE_KNOWN_PLACES: 2}
    assert second == first
    assert (first.is_complete, first.exit_code) == (True, ExitCode.CLEAN)


def test_content_in_memory_is_searched() -> None:
    outcome = ug.audit(f"slmgr /ipk {TEST_MAK}\n".encode())

    assert [(one.location.path, one.last_five) for one in outcome.findings] == [
        ("<memory>", TEST_MAK[-5:])
    ]


def test_nothing_to_search_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="nothing to search"):
        ug.audit()

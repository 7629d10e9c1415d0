"""`render --inventory`, as a library has it."""

from __future__ import annotations

import io
import os
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import unattend_gen as ug
from tests.fleets import SPEC, a_fleet, names_in, render_fleet, results, statuses, whole
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.api.inventory import InventoryOutcome
from unattend_gen.errors import (
    ExitCode,
    InputError,
    InventoryError,
    OutputError,
    SpecError,
    UsageError,
)

ROOT = Path(__file__).resolve().parents[3]
MANY = "computer.name\n" + "".join(f"PC-{number:03}\n" for number in range(200))


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAK", TEST_MAK)
    monkeypatch.setenv("OTHER_MAK", "94KN8-4BDRG-7TMVD-YDMGR-Q9DYC")


def test_each_row_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    fleet = a_fleet(tmp_path, "id,computer.name\n1,PC-1\n,PC-2\n")

    assert render_fleet(fleet) == InventoryOutcome(written=2)
    assert names_in(tmp_path / "out") == ["1", "PC-2", "results.jsonl"]
    assert whole(tmp_path / "out" / "1")
    assert "<ComputerName>PC-1<" in (tmp_path / "out/1/AutoUnattend.xml").read_text()


def test_the_results_list_each_row_without_secrets(tmp_path: Path) -> None:
    header = "id,computer.name,product_key.activation,accounts.administrator"
    fleet = a_fleet(
        tmp_path, f"{header}\n1,PC-1,env:OTHER_MAK,\n2,PC-2,{TEST_MAK},{CANARY_PASSWORD}\n"
    )

    render_fleet(fleet)

    good, bad = results(tmp_path)
    assert good == {
        "schema": "unattend-gen/fleet-row/1",
        "row": 2,
        "id": "1",
        "folder": "1",
        "status": "written",
        "last_fives": ["2YT43", "Q9DYC"],
        "errors": [],
        "findings": [],
    }
    assert [error["place"] for error in bad["errors"]] == [
        "row 3, column 3, product_key.activation",
        "row 3, column 4, accounts.administrator",
    ]
    text = (tmp_path / "out/results.jsonl").read_text()
    assert (TEST_MAK in text, CANARY_PASSWORD in text) == (False, False)
    assert (tmp_path / "out/results.jsonl").stat().st_mode & 0o777 == 0o600


def test_the_results_are_the_same_whatever_the_number_of_jobs(tmp_path: Path) -> None:
    csv = MANY + "PC-000\ntoo-long-for-a-computer\n"
    texts = []
    for jobs in (1, 3, None):
        fleet = a_fleet(tmp_path, csv, jobs=jobs)
        out = tmp_path / f"out-{jobs}"
        assert render_fleet(replace(fleet, out=out)).written == 200
        texts.append((out / "results.jsonl").read_text())

    assert texts[0] == texts[1] == texts[2]


def test_a_bad_row_stops_no_other_and_leaves_no_folder(tmp_path: Path) -> None:
    fleet = a_fleet(
        tmp_path, "computer.name,product_key.activation\nPC-1,env:UNSET\nPC-2,env:MAK\n"
    )

    outcome = render_fleet(fleet)

    assert (outcome, outcome.exit_code) == (InventoryOutcome(1, unusable=1), ExitCode.UNUSABLE)
    assert names_in(tmp_path / "out") == ["PC-2", "results.jsonl"]
    assert results(tmp_path)[0]["errors"] == [
        {
            "place": "row 2, column 2, product_key.activation: env:UNSET",
            "message": "the environment variable is not set",
            "advice": "set UNSET in the environment of this command",
        }
    ]


def test_a_row_with_findings_is_not_written(tmp_path: Path) -> None:
    path = "specialize/Microsoft-Windows-Shell-Setup/CopyProfile"
    fleet = a_fleet(tmp_path, f"computer.name,{path}\nPC-1,maybe\nPC-2,true\n")

    outcome = render_fleet(fleet)

    assert (outcome, outcome.exit_code) == (InventoryOutcome(1, found=1), ExitCode.FINDINGS)
    assert names_in(tmp_path / "out") == ["PC-2", "results.jsonl"]
    assert [one["rule"] for one in results(tmp_path)[0]["findings"]] == ["wrong-type"]


def test_a_second_run_writes_nothing_and_goes_on_where_the_first_ended(tmp_path: Path) -> None:
    render_fleet(a_fleet(tmp_path, "computer.name\nPC-1\n"))
    before = (tmp_path / "out/PC-1/AutoUnattend.xml").stat()

    outcome = render_fleet(a_fleet(tmp_path, "computer.name\nPC-1\nPC-2\n"))

    assert outcome == InventoryOutcome(1, identical=1)
    assert statuses(tmp_path) == [(2, "identical"), (3, "written")]
    assert (tmp_path / "out/PC-1/AutoUnattend.xml").stat().st_mtime_ns == before.st_mtime_ns


def test_a_folder_that_is_as_it_was_written_is_replaced(tmp_path: Path) -> None:
    render_fleet(a_fleet(tmp_path, "id,computer.name\n1,PC-1\n2,PC-2\n"))
    changed = a_fleet(tmp_path, "id,computer.name\n1,PC-9\n2,PC-2\n")

    assert render_fleet(changed) == InventoryOutcome(1, identical=1)
    assert "<ComputerName>PC-9<" in (tmp_path / "out/1/AutoUnattend.xml").read_text()


def test_a_folder_that_was_changed_by_hand_needs_force(tmp_path: Path) -> None:
    render_fleet(a_fleet(tmp_path, "id,computer.name\n1,PC-1\n2,PC-2\n"))
    (tmp_path / "out/1/AutoUnattend.xml").write_text("<unattend/>")
    changed = a_fleet(tmp_path, "id,computer.name\n1,PC-9\n2,PC-2\n")

    assert render_fleet(changed) == InventoryOutcome(identical=1, unusable=1)
    assert "--force" in results(tmp_path)[0]["errors"][0]["advice"]

    forced = replace(changed, options={"force": True})

    assert render_fleet(forced) == InventoryOutcome(1, identical=1)
    assert "<ComputerName>PC-9<" in (tmp_path / "out/1/AutoUnattend.xml").read_text()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("..", "it leads out of its folder"),
        ("a/b", "it contains a slash"),
        ("a\\b", "it contains a character that not every system allows"),
        ("C:", "it contains a character that not every system allows"),
        ("NUL.txt", "Windows reserves it for a device"),
        ("pc.", "Windows drops a dot or space at the end"),
        ("pc ", "Windows drops a dot or space at the end"),
        ("pc\x07", "it contains an invisible character"),
        ("x" * 151, "it is longer than 150 bytes"),
        ("Results.JSONL", "it is the name of the list of results"),
        (".unattend-gen-fleet.partial", "this program reserves such names for itself"),
    ],
)
def test_a_name_with_a_trick_in_it_gets_no_folder(tmp_path: Path, name: str, message: str) -> None:
    fleet = a_fleet(tmp_path, f'id,computer.name\n"{name}",PC-1\n')

    assert render_fleet(fleet) == InventoryOutcome(unusable=1)
    assert names_in(tmp_path / "out") == ["results.jsonl"]
    (line,) = results(tmp_path)
    assert line["errors"][0]["place"] == "row 2, column 1, id"
    assert line["errors"][0]["message"] == f"it cannot be the name of a folder: {message}"
    assert line["folder"] is None


def test_a_name_that_is_taken_gets_no_second_folder(tmp_path: Path) -> None:
    fleet = a_fleet(tmp_path, "id,computer.name\nPC-1,PC-1\n,pc-1\n")

    assert render_fleet(fleet) == InventoryOutcome(1, unusable=1)
    (error,) = results(tmp_path)[1]["errors"]
    assert error["place"] == "row 3, column 2, computer.name"
    assert error["message"].startswith("row 2 has the same name")


def test_a_key_instead_of_a_name_is_not_shown(tmp_path: Path) -> None:
    fleet = a_fleet(tmp_path, f"id,computer.name\n{TEST_MAK},PC-1\n")

    assert render_fleet(fleet) == InventoryOutcome(unusable=1)
    (line,) = results(tmp_path)
    assert (line["id"], line["errors"][0]["place"]) == ("***", "row 2, column 1, id")


def test_a_row_without_a_name_gets_advice(tmp_path: Path) -> None:
    fleet = a_fleet(tmp_path, "computer.owner\nme\n")

    assert render_fleet(fleet) == InventoryOutcome(unusable=1)
    assert results(tmp_path)[0]["errors"][0]["message"] == ("has neither an id nor a computer name")


def test_a_dry_run_writes_nothing_at_all(tmp_path: Path) -> None:
    fleet = a_fleet(tmp_path, "computer.name\nPC-1\n", dry_run=True)

    assert render_fleet(fleet) == InventoryOutcome(1, is_written=False)
    assert not (tmp_path / "out").exists()


def test_a_dry_run_detects_identical_folders(tmp_path: Path) -> None:
    render_fleet(a_fleet(tmp_path, "computer.name\nPC-1\n"))

    fleet = a_fleet(tmp_path, "computer.name\nPC-1\nPC-2\n", dry_run=True)

    assert render_fleet(fleet) == InventoryOutcome(1, identical=1, is_written=False)


def test_an_inventory_without_rows_is_nothing_to_look_at(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no rows below its header"):
        render_fleet(a_fleet(tmp_path, "computer.name\n,\n"))

    assert not (tmp_path / "out").exists()


def test_an_unknown_column_is_reported_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(InventoryError, match=r"column 2, computer\.nam"):
        render_fleet(a_fleet(tmp_path, "id,computer.nam\n1,PC-1\n"))

    assert not (tmp_path / "out").exists()


def test_an_option_and_a_column_for_the_same_value_are_an_error(tmp_path: Path) -> None:
    fleet = a_fleet(tmp_path, "id,product_key.activation\n1,env:MAK\n", key_from="env:MAK")

    with pytest.raises(InventoryError, match="--key-from already sets this value"):
        render_fleet(fleet)


def test_a_spec_that_no_row_can_complete_is_reported_once(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="lokale"):
        render_fleet(a_fleet(tmp_path, MANY, spec=f"{SPEC}[lokale]\n"))


def test_missing_templates_are_reported_once(tmp_path: Path) -> None:
    fleet = a_fleet(tmp_path, "computer.name\nPC-1\n", templates=tmp_path / "none", jobs=2)

    with pytest.raises(InputError, match="folder of templates does not exist"):
        render_fleet(fleet)

    assert not (tmp_path / "out").exists()


def test_standard_input_is_read_once_for_all_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{TEST_MAK}\n".encode())))
    fleet = a_fleet(tmp_path, MANY, spec=SPEC.replace("env:MAK", "stdin"), jobs=2)

    assert render_fleet(fleet) == InventoryOutcome(200)


def test_two_runs_to_one_folder_know_of_each_other(tmp_path: Path) -> None:
    fleet = a_fleet(tmp_path, "computer.name\nPC-1\nPC-2\n")
    refused: list[str] = []

    class Again(ug.Progress):
        def row(self, outcome: ug.RowOutcome) -> None:
            with pytest.raises(OutputError) as caught:
                render_fleet(fleet)
            refused.append(f"{outcome.row}: {caught.value.message}")

    assert render_fleet(fleet, Again()) == InventoryOutcome(2)
    assert refused == ["2: another run is writing here", "3: another run is writing here"]


def test_a_file_instead_of_the_output_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")

    with pytest.raises(OutputError, match="not a folder"):
        render_fleet(a_fleet(tmp_path, "computer.name\nPC-1\n"))


def test_a_foreign_folder_makes_its_row_fail(tmp_path: Path) -> None:
    (tmp_path / "out" / "PC-1").mkdir(parents=True)
    (tmp_path / "out" / "PC-1" / "mine.txt").write_bytes(b"")
    fleet = a_fleet(tmp_path, "computer.name\nPC-1\nPC-2\n", force=True)

    assert render_fleet(fleet) == InventoryOutcome(1, unusable=1)
    assert results(tmp_path)[0]["errors"][0]["message"].startswith("it has no manifest")


PROGRAM = """
import sys
from pathlib import Path
import unattend_gen as ug
here = Path(sys.argv[1])
ug.render_inventory(here / "spec.toml", here / "machines.csv", here / "out", jobs=2)
"""


def begun(folder: Path) -> subprocess.Popen[bytes]:
    """A run in a process of its own that has written its first folders."""
    a_fleet(folder, MANY)
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not [*folder.glob("out/PC-*")]:
        assert program.poll() is None
        time.sleep(0.002)
    return program


def test_a_killed_run_leaves_whole_folders_and_the_next_goes_on(tmp_path: Path) -> None:
    program = begun(tmp_path)

    program.kill()

    program.communicate(timeout=20)  # its workers hold the pipe until they end
    left = [*tmp_path.glob("out/PC-*")]
    assert 0 < len(left) < 200
    assert all(map(whole, left))
    outcome = render_fleet(a_fleet(tmp_path, MANY))
    assert (outcome.written + outcome.identical, outcome.identical) == (200, len(left))
    assert len(names_in(tmp_path / "out")) == 201


def test_an_interrupted_run_leaves_whole_folders_and_nothing_else(tmp_path: Path) -> None:
    program = begun(tmp_path)

    os.killpg(program.pid, signal.SIGINT)

    program.communicate(timeout=20)
    assert all(map(whole, (tmp_path / "out").iterdir()))
    assert 0 < len(names_in(tmp_path / "out")) < 200


def test_a_full_disk_is_reported_and_leaves_no_partial_folder(tmp_path: Path) -> None:
    """A limit on the size of files stands for it: the answer file is too large, the rest fits."""
    commands = f"[commands]\nfirst_logon = {['cmd /c ver'] * 20}\n"
    fleet = a_fleet(tmp_path, "computer.name\nPC-1\n", spec=SPEC + commands)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1500, before[1]))
    try:
        outcome = render_fleet(fleet)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)

    assert outcome == InventoryOutcome(unusable=1)
    assert results(tmp_path)[0]["errors"][0]["message"] == (
        "the file exceeds a limit of the system"
    )
    assert names_in(tmp_path / "out") == ["results.jsonl"]


def test_the_results_are_not_written_over_the_inventory(tmp_path: Path) -> None:
    fleet = a_fleet(tmp_path, "computer.name\nPC-1\n")
    inventory = fleet.out / "results.jsonl"
    fleet.out.mkdir()
    fleet.inventory.rename(inventory)

    with pytest.raises(UsageError, match="--out names the same file as --inventory"):
        render_fleet(replace(fleet, inventory=inventory))

    assert inventory.read_text() == "computer.name\nPC-1\n"
    assert names_in(fleet.out) == ["results.jsonl"]


def test_secrets_replace_variables_and_never_leave_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MAK")
    fleet = a_fleet(tmp_path, MANY, jobs=2, secrets={"MAK": TEST_MAK})

    assert render_fleet(fleet) == InventoryOutcome(200)

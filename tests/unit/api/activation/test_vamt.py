from __future__ import annotations

from pathlib import Path

import pytest

import unattend_gen as ug
from tests.samples import TEST_MAK
from unattend_gen.activator.scripts.computers import computers
from unattend_gen.api.activation.vamt import list_suffixes
from unattend_gen.errors import ExitCode, InputError, SecretSourceError

EXAMPLE = str(Path(__file__).resolve().parents[4] / "examples/activation/vamt/site.cil")


def test_the_key_is_prompted_for_unless_another_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("computer\nPC-1\n", encoding="utf-8")

    script = ug.activation.vamt("install", computers=tmp_path / "c.csv")

    assert b"Read-Host -AsSecureString" in script


def test_a_key_that_is_typed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("computer\nPC-1\n", encoding="utf-8")

    with pytest.raises(SecretSourceError) as caught:
        ug.activation.vamt("install", computers=tmp_path / "c.csv", key_at=TEST_MAK)

    assert TEST_MAK not in f"{caught.value} {caught.value.advice}"


def test_names_of_a_list_are_a_list_of_computers_for_a_script(tmp_path: Path) -> None:
    table = tmp_path / "c.csv"
    table.write_text(ug.activation.read_vamt(EXAMPLE).format("csv"), encoding="utf-8")

    assert computers(table) == ("PC-0001", "PC-0002")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("<SoftwareLicensingData/>", ExitCode.CLEAN),
        ("<Other/>", ExitCode.INCOMPLETE),
        (f"<Other>{TEST_MAK}</Other>", ExitCode.FINDINGS),
    ],
)
def test_the_exit_code_depends_on_the_content(data: str, code: ExitCode, tmp_path: Path) -> None:
    (tmp_path / "x.cilx").write_text(data, encoding="utf-8")

    answer = ug.activation.read_vamt(tmp_path)

    assert answer.exit_code == code
    assert TEST_MAK not in answer.format()


def test_a_folder_without_lists_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no VAMT list found"):
        ug.activation.read_vamt(tmp_path)


def test_an_unreadable_list_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.cil").write_bytes(b"\0" * (32 * 1024 * 1024 + 1))

    with pytest.raises(InputError, match="cannot be read"):
        ug.activation.read_vamt([tmp_path / "x.cil"])


def test_lists_are_recognised_by_suffix() -> None:
    assert list_suffixes() == (".cil", ".cilx")

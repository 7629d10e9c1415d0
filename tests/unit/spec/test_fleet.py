from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from tests.pictures import A_PNG
from tests.samples import TEST_MAK
from tests.specs import HEAD, a_spec_file
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.errors import InventoryError, SpecError
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.fleet import (
    BaseSpec,
    has_exclusive_source,
    options_by_place,
    read_base,
    row_name,
    spec_of_row,
)
from unattend_gen.spec.inventory import Row, open_inventory
from unattend_gen.spec.overrides import Overrides

if TYPE_CHECKING:
    from pathlib import Path

NAME = "specialize/Microsoft-Windows-Shell-Setup/ComputerName"
LOGON = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand"


def a_fleet(
    folder: Path, spec: str, csv: str, overrides: Overrides | None = None
) -> tuple[BaseSpec, list[Row]]:
    """A base spec below the two lines that it needs, and the rows of an inventory."""
    path = folder / "machines.csv"
    path.write_text(csv, encoding="utf-8")
    file = a_spec_file(folder, HEAD + spec)
    with open_inventory(path) as inventory:
        return read_base(file, overrides or Overrides(), inventory.columns, target_facts()), [
            *inventory.rows
        ]


def refusals(base: BaseSpec, row: Row) -> list[tuple[str, str]]:
    with pytest.raises(InventoryError) as caught:
        spec_of_row(base, row, target_facts())
    return [(one.key_path.replace(base.file, "SPEC"), one.message) for one in caught.value.mistakes]


def test_a_row_wins_over_the_spec_and_an_empty_cell_leaves_it(tmp_path: Path) -> None:
    spec = '[computer]\nname = "PC"\nowner = "Contoso"\n'
    base, rows = a_fleet(tmp_path, spec, "computer.name,computer.owner\nPC-1,\n,Fabrikam\n")

    found = [spec_of_row(base, row, target_facts()).computer for row in rows]

    assert [(one.name, one.owner) for one in found if one] == [
        ("PC-1", "Contoso"),
        ("PC", "Fabrikam"),
    ]


def test_tables_and_items_that_the_spec_lacks_are_made(tmp_path: Path) -> None:
    header = "accounts.local[1].name,accounts.local[1].password,accounts.local[2].name"
    base, (row,) = a_fleet(tmp_path, "", f"{header}\none,env:ONE,two\n")

    accounts = spec_of_row(base, row, target_facts()).accounts

    assert accounts is not None
    assert [(one.name, one.password) for one in accounts.local] == [
        ("one", EnvSource("ONE")),
        ("two", None),
    ]


def test_the_spec_itself_is_not_changed_by_a_row(tmp_path: Path) -> None:
    spec = '[locale]\ninput = ["de-DE", "en-US"]\n'
    base, (row, _) = a_fleet(tmp_path, spec, "locale.input[2]\nfr-FR\nit-IT\n")

    locale = spec_of_row(base, row, target_facts()).locale

    assert locale is not None
    assert locale.input == ("de-DE", "fr-FR")
    assert base.data["locale"] == {"input": ["de-DE", "en-US"]}


def test_text_in_place_of_a_list_gets_its_second_item(tmp_path: Path) -> None:
    spec = '[locale]\ninput = "de-DE"\n'
    base, (row,) = a_fleet(tmp_path, spec, "locale.input[2]\nen-US\n")

    locale = spec_of_row(base, row, target_facts()).locale

    assert locale is not None
    assert locale.input == ("de-DE", "en-US")


def test_an_item_after_a_gap_is_reported_with_its_column(tmp_path: Path) -> None:
    base, (row,) = a_fleet(tmp_path, "", "id,accounts.local[3].name\n1,three\n")

    assert refusals(base, row) == [
        ("row 2, column 2, accounts.local[3].name", "there is no item 2 before it")
    ]


def test_a_single_value_has_no_keys(tmp_path: Path) -> None:
    spec = '[commands]\nspecialize = ["cmd /c ver"]\n'
    base, (row,) = a_fleet(tmp_path, spec, "commands.specialize[1].run\ncmd\n")

    assert [place for place, _ in refusals(base, row)] == [
        "row 2, column 1, commands.specialize[1].run"
    ]


def test_a_setting_of_a_row_wins_however_the_spec_spells_it(tmp_path: Path) -> None:
    spec = f'[settings]\n"{LOGON}/CommandLine" = "cmd /c ver"\n'
    base, (row,) = a_fleet(tmp_path, spec, f"{LOGON}[1]/CommandLine\ncmd /c vol\n")

    assert [str(one.path) for one in spec_of_row(base, row, target_facts()).settings] == [
        f"{LOGON}[1]/CommandLine"
    ]


def test_a_secret_in_a_cell_is_rejected_and_not_shown(tmp_path: Path) -> None:
    header = "product_key.activation,accounts.administrator,computer.owner\n"
    base, (row,) = a_fleet(tmp_path, "", f"{header}{TEST_MAK},swordfish,{TEST_MAK}\n")

    found = refusals(base, row)

    assert {place for place, _ in found} == {
        "row 2, column 1, product_key.activation",
        "row 2, column 2, accounts.administrator",
        "row 2, column 3, computer.owner",
    }
    assert TEST_MAK not in str(found)
    assert "swordfish" not in str(found)


def test_an_error_elsewhere_caused_by_a_row_is_reported_with_its_place(
    tmp_path: Path,
) -> None:
    base, (row,) = a_fleet(tmp_path, "", "product_key.activation\ngvlk\n")

    ((place, message),) = refusals(base, row)

    assert (place, message.partition(",")[0]) == ("row 2, SPEC: product_key.edition", "is missing")


def test_an_error_that_no_row_can_fix_is_reported_first(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match=r"spec\.toml:4: locale\.langauge"):
        a_fleet(tmp_path, '[locale]\nlangauge = "de-DE"\n', "computer.name\nPC-1\n")


def test_a_spec_may_omit_values_that_each_row_sets(tmp_path: Path) -> None:
    spec = '[product_key]\nsetup = "gvlk"\n'
    base, (row,) = a_fleet(tmp_path, spec, "product_key.edition\nEnterprise\n")

    key = spec_of_row(base, row, target_facts()).product_key

    assert key is not None
    assert key.edition == "Enterprise"


def test_options_hold_for_every_row(tmp_path: Path) -> None:
    overrides = Overrides(target="setup", settings=(f"{NAME}=PC-9",))
    base, (row,) = a_fleet(tmp_path, "", "computer.owner\nme\n", overrides)

    assert spec_of_row(base, row, target_facts()).target == "setup"
    assert row_name(base, row) == ("PC-9", None)


def test_values_of_options_are_found_by_the_place_of_a_column() -> None:
    overrides = Overrides("setup", "env:MAK", (f"{LOGON}/CommandLine=cmd",))

    assert [*options_by_place(overrides)] == [
        ("target",),
        ("product_key", "activation"),
        ("settings", f"{LOGON}[1]/CommandLine"),
    ]


def test_a_set_option_without_an_equals_sign_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="no equals sign"):
        a_fleet(tmp_path, "", "id\n1\n", Overrides(settings=("nonsense",)))


@pytest.mark.parametrize(
    ("csv", "name"),
    [
        (f"id,computer.name,{NAME}\n7,PC-1,PC-2\n", "7"),
        (f"id,computer.name,{NAME}\n,PC-1,PC-2\n", "PC-2"),
        ("id,computer.name\n,PC-1\n", "PC-1"),
        ("id,computer.owner\n,me\n", "BASE"),
    ],
)
def test_a_row_is_called_by_its_id_or_its_computer_name(
    tmp_path: Path, csv: str, name: str
) -> None:
    base, (row,) = a_fleet(tmp_path, '[computer]\nname = "BASE"\n', csv)

    assert row_name(base, row)[0] == name


def test_a_row_without_any_name_has_none(tmp_path: Path) -> None:
    base, (row,) = a_fleet(tmp_path, "", "computer.owner\nme\n")

    assert row_name(base, row) == (None, None)


@pytest.mark.parametrize(
    ("spec", "cell", "expected"),
    [
        ("", "env:MAK", False),
        ("", "prompt:the key", True),
        ("", "stdin", True),
        ("", "stdin and more", False),
        ('[accounts]\nadministrator = "prompt"\n', "env:MAK", True),
    ],
)
def test_a_row_with_an_exclusive_source_is_detected(
    tmp_path: Path, spec: str, cell: str, *, expected: bool
) -> None:
    base, (row,) = a_fleet(tmp_path, spec, f"product_key.activation\n{cell}\n")

    assert has_exclusive_source(base, row) is expected


def test_base_and_rows_can_travel(tmp_path: Path) -> None:
    base, rows = a_fleet(tmp_path, "", "id,computer.name\n1,PC-1\n")

    travelled = pickle.loads(pickle.dumps((base, rows)))  # noqa: S301 - made right here

    assert travelled == (base, rows)


def test_keys_without_effect_are_reported_for_sysprep(tmp_path: Path) -> None:
    base, (row,) = a_fleet(tmp_path, "", "disk.layout\nuefi\n")

    spec_of_row(base, row, target_facts())
    sealed = BaseSpec(
        base.file, {**base.data, "target": "sysprep"}, names_target=True, has_exclusive_source=False
    )

    assert [place for place, _ in refusals(sealed, row)] == ["row 2, SPEC: disk"]


def test_files_of_the_spec_and_of_a_row_are_relative_to_the_spec(tmp_path: Path) -> None:
    (tmp_path / "base.png").write_bytes(A_PNG)
    (tmp_path / "row.png").write_bytes(A_PNG)
    spec = '[theme]\nname = "Contoso"\nwallpaper = "base.png"\n'
    base, rows = a_fleet(tmp_path, spec, "id,theme.wallpaper\n1,\n2,row.png\n")

    themes = [spec_of_row(base, row, target_facts()).theme for row in rows]

    pictures = [theme.wallpaper for theme in themes if theme is not None]
    assert [one.name for one in pictures if one is not None] == ["base.png", "row.png"]

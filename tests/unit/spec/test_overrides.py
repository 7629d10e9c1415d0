from __future__ import annotations

from typing import TYPE_CHECKING

from tests.samples import CANARY_PASSWORD
from unattend_gen.core.key_path import PlacedMistake
from unattend_gen.spec.overrides import Overrides

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_no_option_changes_nothing() -> None:
    assert Overrides().applied_to({"target": "media"}) == {"target": "media"}


def test_options_win_over_the_file() -> None:
    data: dict[str, object] = {
        "target": "media",
        "product_key": {"activation": "env:OLD", "setup": "none"},
        "settings": {"a/b/c": "old", "d/e/f": "kept"},
    }

    changed = Overrides("setup", "env:NEW", ["a/b/c=new", "g/h/i=more"]).applied_to(data)

    assert changed == {
        "target": "setup",
        "product_key": {"setup": "none", "activation": "env:NEW"},
        "settings": {"d/e/f": "kept", "a/b/c": "new", "g/h/i": "more"},
    }


def test_the_file_keeps_its_values() -> None:
    data: dict[str, object] = {"settings": {"a/b/c": "old"}}

    Overrides(settings=["a/b/c=new"]).applied_to(data)

    assert data == {"settings": {"a/b/c": "old"}}


def test_tables_that_the_file_lacks_are_made() -> None:
    assert Overrides(key_from="stdin", settings=["a/b/c=d"]).applied_to({}) == {
        "product_key": {"activation": "stdin"},
        "settings": {"a/b/c": "d"},
    }


def test_a_value_may_hold_equals_signs_and_blanks() -> None:
    changed = Overrides(settings=["a/b/c = x=1 "]).applied_to({})

    assert changed == {"settings": {"a/b/c": " x=1 "}}


def test_the_last_of_two_values_for_a_path_wins() -> None:
    assert Overrides(settings=["a/b/c=1", "a/b/c=2"]).applied_to({}) == {"settings": {"a/b/c": "2"}}


def test_a_value_in_place_of_a_table_is_left_to_the_model() -> None:
    assert Overrides(settings=["a/b/c=1"]).applied_to({"settings": 5}) == {"settings": 5}


def test_each_value_knows_its_option() -> None:
    overrides = Overrides("setup", "env:NEW", ["a/b/c=secret"])

    assert overrides.origins() == {
        ("target",): "--target",
        ("product_key", "activation"): "--key-from",
        ("settings", "a/b/c"): '--set "a/b/c"',
    }


def test_text_without_an_equals_sign_is_reported_by_number_only() -> None:
    overrides = Overrides(settings=["a/b/c=1", CANARY_PASSWORD])

    assert [*overrides.mistakes()] == [
        PlacedMistake(
            (),
            "the --set option number 2 has no equals sign",
            'write --set "computer.name=VALUE" or --set "PASS/COMPONENT/PATH=VALUE"',
        )
    ]


def test_a_dotted_key_is_a_key_of_the_spec_with_the_type_that_it_takes() -> None:
    data: dict[str, object] = {"computer": {"owner": "Jo"}}
    options = ["computer.name=PC-1", "oobe.hide_eula=true", "disk.number=1", "target=setup"]

    assert Overrides(settings=options).applied_to(data) == {
        "computer": {"owner": "Jo", "name": "PC-1"},
        "oobe": {"hide_eula": True},
        "disk": {"number": 1},
        "target": "setup",
    }
    assert data == {"computer": {"owner": "Jo"}}


def test_an_unknown_key_is_reported_with_a_suggestion_and_without_its_value() -> None:
    overrides = Overrides(settings=[f"computer.nam={CANARY_PASSWORD}"])

    assert overrides.applied_to({}) == {}
    assert [*overrides.mistakes()] == [
        PlacedMistake(
            (),
            "--set `computer.nam` is neither a spec key nor a setting path",
            "did you mean computer.name?",
        )
    ]


def test_the_option_of_a_dotted_key_is_named_by_it() -> None:
    overrides = Overrides(settings=["accounts.local[1].password=env:PW"])

    assert overrides.origins() == {
        ("accounts", "local", 0, "password"): "--set accounts.local[1].password"
    }


def test_a_key_below_a_single_value_is_left_to_the_model() -> None:
    assert Overrides(settings=["computer.name=x"]).applied_to({"computer": 5}) == {"computer": 5}


def test_the_files_of_options_are_relative_to_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    overrides = Overrides(key_from="file:key", settings=["wifi.password=file:/p"])

    assert overrides.applied_to({}) == {
        "product_key": {"activation": f"file:{tmp_path}/key"},
        "wifi": {"password": "file:/p"},
    }

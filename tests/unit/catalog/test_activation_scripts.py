"""What the templates of activation scripts are filled with."""

from __future__ import annotations

import pytest

from tests.samples import TEST_MAK
from unattend_gen.catalog.activation_scripts import (
    INSTALLED,
    KeyPlace,
    PlaceKind,
    ScriptForm,
    form_for,
    key_place,
    script_values,
)
from unattend_gen.catalog.windows import windows_version
from unattend_gen.errors import SecretSourceError


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("prompt", KeyPlace(PlaceKind.PROMPT)),
        ("installed", INSTALLED),
        ("env:CONTOSO_MAK", KeyPlace(PlaceKind.ENV, "CONTOSO_MAK")),
        (r"file:C:\keys\mak.txt", KeyPlace(PlaceKind.FILE, r"C:\keys\mak.txt")),
    ],
)
def test_a_place_is_read(text: str, place: KeyPlace) -> None:
    assert key_place(text) == place


@pytest.mark.parametrize(
    "text",
    [
        *(TEST_MAK, f"file:{TEST_MAK}", rf"file:C:\{TEST_MAK}.txt", "prompt:x", ""),
        *("env:", "env:A B", "env:a!b", "file:", 'file:a"b', "file:%TEMP%"),
    ],
)
def test_text_that_is_not_a_place_is_rejected_and_not_shown(text: str) -> None:
    with pytest.raises(SecretSourceError, match="never the key itself") as caught:
        key_place(text)

    assert TEST_MAK not in str(caught.value) + caught.value.advice


@pytest.mark.parametrize(
    ("windows", "form"),
    [
        ("7", ScriptForm.SLMGR),
        ("server-2008-r2", ScriptForm.SLMGR),
        ("8", ScriptForm.CIM),
        ("server-2025", ScriptForm.CIM),
        ("10-22h2", ScriptForm.CIM),
        ("11-24h2", ScriptForm.OSLICENSE),
    ],
)
def test_a_release_has_its_form(windows: str, form: ScriptForm) -> None:
    assert form_for(windows_version(windows)) is form


def test_a_form_knows_its_file_and_its_template() -> None:
    assert [(form.suffix, form.template) for form in ScriptForm] == [
        (".cmd", "activation/slmgr.cmd.j2"),
        (".ps1", "activation/local.ps1.j2"),
        (".ps1", "activation/local.ps1.j2"),
    ]
    assert len({form.how for form in ScriptForm}) == 3


def test_codes_of_other_ways_are_left_out() -> None:
    values = script_values(ScriptForm.CIM, INSTALLED)

    codes = dict(values["meanings"])  # type: ignore[call-overload]  # of pairs
    assert "C004C020" in codes
    assert "C004F074" not in codes
    assert len(codes) == 71


def test_only_a_place_that_is_a_prompt_asks() -> None:
    assert key_place("prompt").asks
    assert not INSTALLED.asks

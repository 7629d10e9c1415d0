"""The options of the widely used form: the page is fresh, and each example is rendered and read."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from docs.pages.options import PAGE, Option, options, options_page
from tests.imports import imported
from tests.pictures import A_PNG
from tests.samples import GVLK_PRO
from tests.specs import a_spec
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.pages.spec_key_page import spec_key
from unattend_gen.renderer.engine import render

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.core.secret_source import SecretSource

WITH_KEY = [option for option in options() if option.keys]
HEAD = {"target", "windows", "architecture", "defaults"}


def a_secret(_: SecretSource, kind: SecretKind) -> Secret:
    return Secret(GVLK_PRO if kind is SecretKind.PRODUCT_KEY else "hunter2-7", kind)


def name(option: Option) -> str:
    return f"{option.number}-{option.name}"


def answer_file(option: Option, folder: Path) -> bytes:
    """Return the answer file of an example, with its files in a folder."""
    picture = folder / "sea.png"
    picture.write_bytes(A_PNG)
    tables = {**option.spec}
    if "wallpaper" in tables.get("theme", {}):
        tables["theme"] = {**tables["theme"], "wallpaper": str(picture)}
    rendering = render(a_spec(**tables), catalog(), a_secret)
    return next(each.data for each in rendering.artifacts if each.name.lower().endswith(".xml"))


def has(spec: dict[str, Any], key: str) -> bool:
    """Return whether a spec has a key."""
    value: object = spec
    for step in key.split("."):
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    return True


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == options_page()


def test_an_option_has_keys_with_an_example_or_a_reason() -> None:
    assert [option.number for option in options()] == [*range(1, 144)]
    assert all(bool(option.keys) == bool(option.spec) for option in options())
    assert all(bool(option.keys) != bool(option.why) for option in options())


@pytest.mark.parametrize("option", WITH_KEY, ids=name)
def test_each_key_is_one_of_a_spec(option: Option) -> None:
    assert [key for key in option.keys if spec_key(key) is None] == []


@pytest.mark.parametrize("option", WITH_KEY, ids=name)
def test_each_example_is_rendered_and_imported(option: Option, tmp_path: Path) -> None:
    data = answer_file(option, tmp_path)

    folder = f"windows-{option.spec.get('windows', '11-24h2')}"
    outcome = imported(data, f"{folder}/AutoUnattend.xml")

    spec = tomllib.loads(outcome.imported.text)
    assert outcome.is_complete
    wanted = [key for key in option.keys if has({**option.spec}, key)]
    assert wanted
    if not option.not_imported:
        assert [key for key in wanted if not has(spec, key)] == []
        assert not spec.keys() & {"settings", "unlisted"} - option.spec.keys()

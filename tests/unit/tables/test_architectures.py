from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.catalog.load import catalog
from unattend_gen.renderer.assignments import assignments
from unattend_gen.spec.secrets import read_secret
from unattend_gen.tables.architectures import Architectures

SHELL = "specialize/Microsoft-Windows-Shell-Setup"


def written(**tables: object) -> dict[str, object]:
    spec = a_spec(defaults=False, **tables)
    return {str(each.path): each.value for each in assignments(spec, read_secret, catalog())}


def test_all_components_are_repeated() -> None:
    found = written(computer={"name": "PC-1"}, architectures={"x86": True})

    assert found == {f"{SHELL}/ComputerName": "PC-1", f"{SHELL}:x86/ComputerName": "PC-1"}


def test_named_components_are_repeated() -> None:
    found = written(
        computer={"name": "PC-1"}, uac={"enabled": True}, architectures={"arm64": [SHELL]}
    )

    assert [path for path in found if ":arm64" in path] == [f"{SHELL}:arm64/ComputerName"]


def test_a_setting_for_the_architecture_wins() -> None:
    found = written(
        computer={"name": "PC-1"},
        architectures={"x86": True},
        settings={f"{SHELL}:x86/ComputerName": "PC-32"},
    )

    assert found[f"{SHELL}:x86/ComputerName"] == "PC-32"


def test_every_key_is_optional() -> None:
    assert a_spec(architectures={}).architectures == Architectures()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (False, "should be true or a list of components"),
        ([], "should be true or a list of components"),
        (["Microsoft-Windows-Shell-Setup"], "should be a pass and a component"),
        ([f"{SHELL}/ComputerName"], "should be a pass and a component"),
    ],
)
def test_anything_but_components_is_rejected(value: object, message: str) -> None:
    assert refusals(architectures={"x86": value}) == {"architectures.x86": message}

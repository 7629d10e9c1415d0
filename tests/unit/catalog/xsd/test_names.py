from __future__ import annotations

import pytest

from tests.schemas import a_catalogued
from unattend_gen.catalog.xsd.names import type_name


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Microsoft-Windows-Shell-Setup", "Microsoft-Windows-Shell-Setup"),
        ("Microsoft-Windows-WDF-Kernel Library", "Microsoft-Windows-WDF-Kernel_Library"),
    ],
)
def test_a_type_is_called_as_its_component_without_blanks(name: str, type_: str) -> None:
    assert type_name(a_catalogued(name=name)) == type_

from __future__ import annotations

import pytest

from tests.judging import verdicts
from tests.samples import a_component, an_answer_file

_SLUG = "unknown-keyboard"


def _international(body: str) -> bytes:
    component = a_component("Microsoft-Windows-International-Core", body)
    return an_answer_file(("oobeSystem", component))


def test_a_layout_that_is_on_no_list_is_a_warning() -> None:
    data = _international("<InputLocale>en-US;0409:00000999</InputLocale>")

    assert verdicts(_SLUG, data) == [
        ("warning", "oobeSystem/Microsoft-Windows-International-Core/InputLocale")
    ]


@pytest.mark.parametrize(
    "value",
    [
        "0409:00000409",
        "0409:00020409;0407:00000407",
        "0409:a0000409",
        "de-DE",
        "0411:{03B5835F-F03C-411B-9CE2-AA23E1171E36}{A76C93D9-5523-4E90-AAFA-4DB112F9AC76}",
    ],
)
def test_known_layouts_layouts_of_ones_own_and_other_forms_are_right(value: str) -> None:
    assert verdicts(_SLUG, _international(f"<InputLocale>{value}</InputLocale>")) == []

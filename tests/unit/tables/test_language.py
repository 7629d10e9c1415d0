from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.errors import InputError
from unattend_gen.tables.language import language
from unattend_gen.tables.locale import Locale


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("de-DE", "de-DE"),
        ("DE-de", "DE-de"),
        ("de", "de"),
        ("German (Switzerland)", "de-CH"),
        ("english (united states)", "en-US"),
    ],
)
def test_a_language_is_a_tag_or_an_english_name(written: str, tag: str) -> None:
    assert language(written) == tag


def test_an_unknown_language_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        language("de_DE")

    assert (caught.value.message, caught.value.advice) == (
        "is no language of Windows",
        "did you mean de-DE?",
    )


@pytest.mark.parametrize(("written", "number"), [("Germany", 94), ("germany", 94), (244, 244)])
def test_a_region_is_a_name_or_its_number(written: object, number: int) -> None:
    assert a_spec(locale={"region": written}).locale == Locale(region=number)


@pytest.mark.parametrize("written", ["Atlantis", 1_000_000, True, ""])
def test_an_unknown_region_is_refused(written: object) -> None:
    assert refusals(locale={"region": written}) == {"locale.region": "is no region of Windows"}

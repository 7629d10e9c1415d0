from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.specs import HEAD, a_spec, a_spec_file, mistakes_in, refusals
from unattend_gen.errors import InputError
from unattend_gen.tables.locale import Locale
from unattend_gen.tables.model.languages import language

if TYPE_CHECKING:
    from pathlib import Path

AMHARIC = "045e:{7c472071-36a7-4709-88cc-859513e583a9}{9a4e8fc7-76bf-4a63-980d-faddadf7e987}"


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


def test_an_unknown_language_is_rejected_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        language("de_DE")

    assert (caught.value.message, caught.value.advice) == (
        "`de_DE` is not a language of Windows",
        "did you mean de-DE?",
    )


@pytest.mark.parametrize(("written", "number"), [("Germany", 94), ("germany", 94), (244, 244)])
def test_a_region_is_a_name_or_its_number(written: object, number: int) -> None:
    assert a_spec(locale={"region": written}).locale == Locale(region=number)


@pytest.mark.parametrize(
    ("written", "named"),
    [("Atlantis", "`Atlantis`"), (1_000_000, "`1000000`"), (True, "`True`"), ("", "the value")],
)
def test_an_unknown_region_is_rejected(written: object, named: str) -> None:
    message = f"{named} is not a region of Windows"

    assert refusals(locale={"region": written}) == {"locale.region": message}


@pytest.mark.parametrize(
    ("written", "keyboards"),
    [
        ("de-DE", ("de-DE",)),
        ("0409:00000409", ("0409:00000409",)),
        ("en-US; 0407:00000407", ("en-US", "0407:00000407")),
        (["de-DE", "en-US"], ("de-DE", "en-US")),
        ("German (Switzerland)", ("de-CH",)),
        ({"language": "de-CH", "layout": "Swiss German"}, ("0807:00000807",)),
        ({"language": "0409", "layout": "00000407"}, ("0409:00000407",)),
        (["en-US", {"language": "en-US", "layout": "German"}], ("en-US", "0409:00000407")),
        ("Amharic (Ethiopia) IME", (AMHARIC,)),
        ({"language": "045E", "layout": "Amharic (Ethiopia) IME"}, (AMHARIC,)),
        (AMHARIC, (AMHARIC,)),
        ("0409:a0000409", ("0409:a0000409",)),
    ],
)
def test_a_keyboard_has_many_names(written: object, keyboards: tuple[str, ...]) -> None:
    assert a_spec(locale={"input": written}).locale == Locale(input=keyboards)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("0409:00000999", "`00000999` is not a keyboard layout of Windows"),
        ("Swiss German", "`Swiss German` is the name of a layout without a language"),
        ("xx-Nowhere", "`xx-Nowhere` is not a language of Windows"),
        ("", "is empty"),
        (5, "should be text"),
        ({"language": "de-CH"}, "should have the keys language and layout only"),
        (
            {"language": "de-CH", "layout": "Amharic (Ethiopia) IME"},
            "names an input method of another language",
        ),
        ({"language": "aa", "layout": "US"}, "names a language that has no fixed number"),
        (
            {"language": "en-US", "layout": "Klingon"},
            "`Klingon` is not a keyboard layout of Windows",
        ),
        (
            {"language": "en-US", "layout": "Tifinagh (Basic)"},
            "`Tifinagh (Basic)` is the name of several layouts",
        ),
    ],
)
def test_an_unknown_keyboard_is_rejected(written: object, message: str) -> None:
    assert refusals(locale={"input": written}) == {"locale.input": message}


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("German", 'de-DE, 0407:00000407 or { language = "de-DE", layout = "German" }'),
        ("german (ibm)", '0407:00010407 or { language = "de-DE", layout = "german (ibm)" }'),
        ("US", 'en-US, 0409:00000409 or { language = "en-US", layout = "US" }'),
    ],
)
def test_a_layout_alone_gets_the_language_it_is_made_for(
    written: str, advice: str, tmp_path: Path
) -> None:
    spec = a_spec_file(tmp_path, f'{HEAD}locale.input = "{written}"')

    assert [each.advice for each in mistakes_in(spec)] == [f"write {advice}"]


@pytest.mark.parametrize(("written", "tag"), [("German", "de-DE"), ("english", "en-US")])
def test_a_language_without_its_region_gets_a_tag_with_one(written: str, tag: str) -> None:
    with pytest.raises(InputError) as caught:
        language(written)

    assert caught.value.advice == f"name the region too, as in {tag}"

from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.errors import InputError
from unattend_gen.tables.image import ImageByEdition
from unattend_gen.tables.model.choice import one_of, windows_name


def test_a_version_of_the_catalog_is_taken() -> None:
    assert windows_name("server-2022") == "server-2022"


@pytest.mark.parametrize(
    ("written", "message", "advice"),
    [
        ("11", "`11` is not a Windows version", "did you mean 11-21h2"),
        ("12-24h2", "`12-24h2` is not a Windows version", "did you mean 11-24h2?"),
        (7, "should be text", "write the value in quotes"),
    ],
)
def test_another_version_is_rejected_with_advice(
    written: object, message: str, advice: str
) -> None:
    with pytest.raises(InputError) as caught:
        windows_name(written)
    assert caught.value.message.startswith(message)
    assert caught.value.advice.startswith(advice)


def test_a_name_unlike_any_other_gets_the_list() -> None:
    with pytest.raises(InputError) as caught:
        one_of("zzzzzz", ("media", "setup"))
    assert (caught.value.message, caught.value.advice) == (
        "should be one of media, setup",
        "write it exactly as listed",
    )


@pytest.mark.parametrize("edition", ["Pro", "professional", "CoreSingleLanguage"])
def test_an_edition_has_an_id_and_a_name(edition: str) -> None:
    assert a_spec(image={"edition": edition}).image == ImageByEdition(edition=edition)


def test_an_unknown_edition_is_rejected() -> None:
    assert refusals(image={"edition": "Profesional"}) == {
        "image.edition": "`Profesional` is not an edition of Windows"
    }

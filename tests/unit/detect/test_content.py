from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, GVLK_PRO, MARKER, TEST_MAK
from unattend_gen.core.match import ContentKind
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.detect.content import Content, SensitiveText, classify, is_masked_key


def a_key(text: str) -> Content:
    return classify(SensitiveText(SecretKind.PRODUCT_KEY, text, "ProductKey"))


def a_password(text: str, plain_text: str | None = None) -> Content:
    return classify(SensitiveText(SecretKind.PASSWORD, text, "Password", plain_text))


def encoded(password: str, element: str = "Password") -> str:
    return encode_password(Secret(password), element).reveal()


@pytest.mark.parametrize("text", ["", "  \n\t"])
def test_nothing_but_blanks_is_empty(text: str) -> None:
    assert a_password(text) == a_key(text) == Content(ContentKind.EMPTY)


def test_a_published_key_does_not_hide_a_secret_key() -> None:
    found = a_key(f"{GVLK_ENTERPRISE} {TEST_MAK}")

    assert (found.kind, found.last_five) == (ContentKind.CLEAR, TEST_MAK[-5:])


@pytest.mark.parametrize("form", ["<{}>", "[{}]", "{{{{{}}}}}", "<<{}>>", "@{}@"])
def test_a_key_in_the_brackets_of_a_template_is_a_key(form: str) -> None:
    key, filler = (a_key(form.format(text)) for text in (TEST_MAK, "-".join(["X" * 5] * 5)))

    assert (key.kind, key.last_five) == (ContentKind.CLEAR, TEST_MAK[-5:])
    assert filler.kind is ContentKind.PLACEHOLDER


def test_the_marker_is_recognised_with_blanks_around_it() -> None:
    assert a_password(f"\n  {MARKER}\n") == a_key(MARKER) == Content(ContentKind.MARKER)


@pytest.mark.parametrize(
    "text",
    [
        "SENSITIVE*DatA*deleteD.",
        "SENSITIVE*DATA*DELETED",
        "*sensitive*data*deleted*",
        "**SENSITIVE*DATA*DELETED**",
    ],
)
def test_another_spelling_of_the_marker_is_misspelt(text: str) -> None:
    assert a_password(text) == Content(ContentKind.MISSPELT_MARKER)


def test_a_marker_with_other_text_is_clear_text() -> None:
    assert a_password(f"{MARKER} {CANARY_PASSWORD}") == Content(ContentKind.CLEAR)


@pytest.mark.parametrize("text", ["{{ pw }}", "%ADMINPW%", "${build_password}"])
def test_a_placeholder_is_not_a_secret(text: str) -> None:
    assert a_password(text) == a_key(text) == Content(ContentKind.PLACEHOLDER)


@pytest.mark.parametrize(
    "text",
    [
        "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
        "00000-00000-00000-00000-00000",
        "[ REPLACE WITH PRODUCT KEY ]",
        ".",
    ],
)
def test_a_placeholder_key_is_not_a_secret(text: str) -> None:
    assert a_key(text) == Content(ContentKind.PLACEHOLDER)


@pytest.mark.parametrize("mask", ["XXXXX", "xxxxx", "*****", "#####", "00000"])
def test_a_masked_key_shows_its_last_group_and_is_not_a_secret(mask: str) -> None:
    text = f"{mask}-{mask}-{mask}-{mask}-Q4JK2"

    assert a_key(text) == Content(ContentKind.MASKED, last_five="Q4JK2")


@pytest.mark.parametrize(
    "text",
    [
        TEST_MAK,
        "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
        "XXXXX-XXXXX-XXXXX-Q4JK2",
        "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-Q4JK2",
        "*-*-*-*-x",
        "",
    ],
)
def test_anything_else_is_not_masked(text: str) -> None:
    assert not is_masked_key(text)


def test_a_published_key_is_named() -> None:
    assert a_key(GVLK_ENTERPRISE.lower()) == Content(
        ContentKind.PUBLISHED_KEY,
        last_five="2YT43",
        product="Windows 11 / Windows 10 Enterprise",
    )


def test_the_first_of_two_published_keys_is_named() -> None:
    assert a_key(f"{GVLK_ENTERPRISE} {GVLK_PRO}").last_five == "2YT43"


def test_any_other_key_is_live() -> None:
    assert a_key(f" {TEST_MAK} ") == Content(ContentKind.CLEAR, last_five="Q4JK2")


@pytest.mark.parametrize(
    "text",
    [
        TEST_MAK.replace("-", ""),
        TEST_MAK[:-1],
        TEST_MAK[:-6],
        TEST_MAK.replace("J", "0"),
        TEST_MAK.replace("-", " "),
    ],
    ids=["no hyphens", "too short", "four groups", "foreign letter", "blanks for hyphens"],
)
def test_a_mistyped_key_is_live_too(text: str) -> None:
    assert a_key(text) == Content(ContentKind.CLEAR)


def test_a_key_among_other_text_is_live() -> None:
    assert a_key(f"key: {TEST_MAK}") == Content(ContentKind.CLEAR, last_five="Q4JK2")


@pytest.mark.parametrize("plain_text", [None, "true", "yes", ""])
def test_a_clear_password_is_clear(plain_text: str | None) -> None:
    assert a_password(CANARY_PASSWORD, plain_text) == Content(ContentKind.CLEAR)


@pytest.mark.parametrize("plain_text", ["false", None])
def test_an_encoded_password_is_encoded(plain_text: str | None) -> None:
    assert a_password(encoded(CANARY_PASSWORD), plain_text) == Content(ContentKind.ENCODED)


def test_an_encoded_looking_password_with_plain_text_is_clear() -> None:
    assert a_password(encoded(CANARY_PASSWORD), "true") == Content(ContentKind.CLEAR)


def test_an_encoded_password_without_its_suffix_is_distinguished() -> None:
    text = encoded(CANARY_PASSWORD, "AdministratorWord")

    assert a_password(text, "false") == Content(ContentKind.ENCODED_WITHOUT_SUFFIX)


def test_an_encoded_empty_password_is_not_a_secret() -> None:
    assert a_password(encoded(""), "false") == Content(ContentKind.ENCODED_EMPTY)


@pytest.mark.parametrize("suffix", ["AdministratorPassword", "OfflineAdministratorPassword"])
@pytest.mark.parametrize(
    ("password", "expected"),
    [(CANARY_PASSWORD, ContentKind.ENCODED), ("", ContentKind.ENCODED_EMPTY)],
)
def test_both_suffixes_of_the_offline_administrator_count(
    suffix: str, password: str, expected: ContentKind
) -> None:
    content = SensitiveText(
        SecretKind.PASSWORD, encoded(password, suffix), "OfflineAdministratorPassword", "false"
    )

    assert classify(content) == Content(expected)


def test_without_its_suffix_only_plain_text_false_makes_a_password_encoded() -> None:
    text = encoded(CANARY_PASSWORD, "AdministratorWord")

    assert a_password(text, "yes") == a_password(text) == Content(ContentKind.CLEAR)


def test_padding_may_be_missing() -> None:
    assert a_password(encoded(CANARY_PASSWORD).rstrip("="), "false") == Content(ContentKind.ENCODED)


def test_a_password_that_claims_to_be_encoded_but_is_not_is_clear() -> None:
    assert a_password(CANARY_PASSWORD, "false") == Content(ContentKind.CLEAR)


def test_any_other_secret_is_clear_text() -> None:
    content = classify(SensitiveText(SecretKind.TOKEN, "private", "ValidCommunity"))

    assert content == Content(ContentKind.CLEAR)

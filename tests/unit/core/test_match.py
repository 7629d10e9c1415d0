from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD
from unattend_gen.core.finding import Confidence
from unattend_gen.core.match import ENCODED, ContentKind, Match, live
from unattend_gen.core.report import SettingState
from unattend_gen.core.secret import Secret, SecretKind


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (ContentKind.MARKER, SettingState.MARKER),
        (ContentKind.MISSPELT_MARKER, SettingState.MARKER),
        (ContentKind.EMPTY, SettingState.EMPTY),
        (ContentKind.ENCODED_EMPTY, SettingState.EMPTY),
        (ContentKind.PLACEHOLDER, SettingState.CLEAR),
        (ContentKind.PUBLISHED_KEY, SettingState.CLEAR),
        (ContentKind.CLEAR, SettingState.CLEAR),
        (ContentKind.ENCODED, SettingState.ENCODED),
        (ContentKind.ENCODED_WITHOUT_SUFFIX, SettingState.ENCODED),
        (ContentKind.MASKED, SettingState.CLEAR),
        (ContentKind.HASHED, SettingState.ENCODED),
    ],
)
def test_each_kind_of_content_has_a_state(content: ContentKind, state: SettingState) -> None:
    assert content.state is state


def test_only_live_secrets_are_leaks() -> None:
    assert {content for content in ContentKind if content.is_leak} == {
        ContentKind.CLEAR,
        ContentKind.ENCODED,
        ContentKind.ENCODED_WITHOUT_SUFFIX,
        ContentKind.HASHED,
    }


def test_only_leaks_are_live() -> None:
    clear = Match(kind=SecretKind.PRODUCT_KEY)
    public = Match(kind=SecretKind.PRODUCT_KEY, content=ContentKind.PUBLISHED_KEY)

    assert list(live([public, clear])) == [clear]


def test_a_match_does_not_show_its_secret_or_compare_it() -> None:
    match = Match(kind=SecretKind.PASSWORD, secret=Secret(CANARY_PASSWORD))

    assert CANARY_PASSWORD not in repr(match)
    assert match == Match(kind=SecretKind.PASSWORD)


def test_start_and_end_need_a_span() -> None:
    match = Match(kind=SecretKind.TOKEN, span=(4, 6))

    assert (match.start, match.end) == (4, 6)
    with pytest.raises(ValueError, match="text"):
        _ = Match(kind=SecretKind.TOKEN, where="text").end


def test_a_match_inside_a_document_names_its_command() -> None:
    secret = Secret("pw")
    match = Match(
        kind=SecretKind.PASSWORD,
        span=(4, 6),
        line=1,
        confidence=Confidence.MEDIUM,
        command="net use",
        secret=secret,
    )

    inside = match.inside("a line", span=(14, 16), line=7, setting="RunOnce")

    assert inside.secret == secret
    assert inside == Match(
        kind=SecretKind.PASSWORD,
        where="a line (net use)",
        command="net use",
        span=(14, 16),
        line=7,
        setting="RunOnce",
        confidence=Confidence.MEDIUM,
    )


@pytest.mark.parametrize(
    ("command", "envelope"), [(ENCODED, (1, 9)), ("net use", None), ("curl", None)]
)
def test_only_an_encoded_command_has_an_envelope(
    command: str, envelope: tuple[int, int] | None
) -> None:
    match = Match(kind=SecretKind.PASSWORD, command=command, span=(0, 8))

    assert match.inside("a line", span=(1, 9)).envelope == envelope

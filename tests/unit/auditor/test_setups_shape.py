"""Where the marker belongs."""

from __future__ import annotations

import pytest

from unattend_gen.auditor.setups_shape import place_of_marker
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import SecretKind

VALUE = "<Value>pw</Value>"


def a_suspect(span: tuple[int, int] | None, whole: tuple[int, int] | None) -> Match:
    return Match(
        kind=SecretKind.PASSWORD,
        content=ContentKind.CLEAR,
        where="a setting",
        span=span,
        whole=whole,
    )


@pytest.mark.parametrize(
    "content",
    [
        VALUE,
        f"{VALUE}<PlainText>true</PlainText>",
        f"\n{VALUE}\n<u:PlainText />\n",
        "<Value><![CDATA[pw]]></Value>",
    ],
)
def test_what_setup_replaces_goes_as_a_whole(content: str) -> None:
    whole = (0, len(content))

    assert place_of_marker(a_suspect((7, 9), whole), content) == whole


@pytest.mark.parametrize(
    "content",
    [f"{VALUE}<!-- why -->", f"{VALUE}<Other>1</Other>", "<Key>pw</Key>", f"{VALUE}<?x?>"],
)
def test_what_stands_beside_a_value_is_kept(content: str) -> None:
    assert place_of_marker(a_suspect((7, 9), (0, len(content))), content) == (7, 9)


def test_a_value_without_a_place_of_its_own_takes_all_around_it_along() -> None:
    content = f"{VALUE}<!-- why -->"

    assert place_of_marker(a_suspect(None, (0, len(content))), content) == (0, len(content))


def test_a_value_outside_of_elements_has_its_own_place_or_none() -> None:
    assert place_of_marker(a_suspect((3, 5), None), "pw=pw") == (3, 5)
    assert place_of_marker(a_suspect(None, None), "") is None

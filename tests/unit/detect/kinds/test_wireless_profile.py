from __future__ import annotations

import time

import pytest

from tests.documents import a_reading
from unattend_gen.detect.kinds.wireless_profile import DETECTOR

PROFILE = (
    "<WLANProfile><sharedKey><protected>{}</protected>\n<keyMaterial>{}</keyMaterial>"
    "</sharedKey></WLANProfile>"
)


@pytest.mark.parametrize(("protected", "count"), [("false", 1), ("FALSE", 1), ("true", 0)])
def test_a_protected_passphrase_is_not_reported(protected: str, count: int) -> None:
    reading = a_reading(PROFILE.format(protected, "a passphrase"))

    assert len(list(DETECTOR.matches(reading))) == count


def test_a_passphrase_is_read_as_it_is_meant() -> None:
    [match] = DETECTOR.matches(a_reading(PROFILE.format("false", "a&amp;b")))

    assert match.line == 2
    assert match.secret is not None
    assert match.secret.reveal() == "a&b"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<![CDATA[a<b]]>", "a<b"),
        ("a<!-- or so -->b", "ab"),
        (" <![CDATA[a]]>&amp;b ", "a&b"),
    ],
)
def test_a_passphrase_is_found_in_each_way_of_writing_it(written: str, meant: str) -> None:
    text = PROFILE.format("false", written)
    [match] = DETECTOR.matches(a_reading(text))

    assert match.secret is not None
    assert match.secret.reveal() == meant
    assert match.span is not None
    assert text[slice(*match.span)] == written.strip()


def test_attributes_and_comments_protect_nothing() -> None:
    text = PROFILE.format(
        "false</protected><!-- <protected>true</protected> --><protected>false", "a"
    )
    written = text.replace("<sharedKey>", '<sharedKey id="1">').replace(
        "<keyMaterial>", "<keyMaterial >"
    )

    assert len(list(DETECTOR.matches(a_reading(written)))) == 1


@pytest.mark.parametrize("sign", ["<sharedKey>", "<sharedKey><keyMaterial>"])
def test_elements_without_an_end_are_searched_in_linear_time(sign: str) -> None:
    text = f"<WLANProfile>{sign * 20_000}"
    began = time.perf_counter()

    assert list(DETECTOR.matches(a_reading(text))) == []
    assert time.perf_counter() - began < 5

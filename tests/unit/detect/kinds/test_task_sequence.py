from __future__ import annotations

import pytest

from tests.documents import a_reading
from tests.samples import GVLK_ENTERPRISE, TEST_MAK
from unattend_gen.detect.holding import Holding
from unattend_gen.detect.kinds.task_sequence import DETECTOR


def test_the_place_of_a_variable_is_its_value_alone() -> None:
    text = (
        '<sequence>\n<variable name="OSGUID" property="OSGUID">{1}</variable>\n'
        f'<variable name="ProductKey" property="ProductKey"> {TEST_MAK} </variable></sequence>'
    )
    [suspect] = DETECTOR.suspects(a_reading(text, "ts.xml"))

    assert suspect.span is not None
    assert (text[slice(*suspect.span)], suspect.line) == (TEST_MAK, 3)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("<![CDATA[a]b]]>", "a]b"),
        ("<![CDATA[a<b]]>", "a<b"),
        ("<![CDATA[a]]]>", "a]"),
        ("a]b", "a]b"),
    ],
)
def test_the_place_of_a_variable_is_all_of_its_value(written: str, value: str) -> None:
    text = f'<sequence><variable name="AdminPassword">{written}</variable></sequence>'
    [suspect] = DETECTOR.suspects(a_reading(text, "ts.xml"))

    assert suspect.span is not None
    assert text[slice(*suspect.span)] == value


def test_a_name_may_stand_in_either_quotes() -> None:
    text = "<sequence><variable name='AdminPassword'>a</variable></sequence>"

    assert [one.setting for one in DETECTOR.suspects(a_reading(text))] == ["AdminPassword"]


def test_other_markup_is_none() -> None:
    assert not DETECTOR.recognises(a_reading("<unattend/>", "ts.xml"))


@pytest.mark.parametrize(
    ("name", "written", "holding"),
    [
        ("ProductKey", "".join(f"&#{ord(sign)};" for sign in TEST_MAK), Holding.CLEAR),
        ("ProductKey", GVLK_ENTERPRISE.replace("-", "&#x2d;"), Holding.PUBLISHED_KEY),
        ("AdminPassword", "a&amp;b", Holding.CLEAR),
        ("AdminPassword", "&#32;", Holding.EMPTY),
        ("AdminPassword", "&#37;ADMINPW&#37;", Holding.PLACEHOLDER),
        ("AdminPassword", "*SENSITIVE*DATA*DELETED&#42;", Holding.MARKER),
        ("AdminPassword", "<![CDATA[&#32;]]>", Holding.CLEAR),
    ],
)
def test_a_value_is_judged_as_it_is_meant(name: str, written: str, holding: Holding) -> None:
    text = f'<sequence><variable name="{name}">{written}</variable></sequence>'
    [suspect] = DETECTOR.suspects(a_reading(text, "ts.xml"))

    assert suspect.holding is holding


def test_a_value_that_is_written_otherwise_is_known_as_the_same_secret() -> None:
    text = '<sequence><variable name="AdminPassword">a&amp;b</variable></sequence>'
    [suspect] = DETECTOR.suspects(a_reading(text, "ts.xml"))

    assert suspect.secret is not None
    assert suspect.secret.reveal() == "a&b"
    assert suspect.span is not None
    assert text[slice(*suspect.span)] == "a&amp;b"

from __future__ import annotations

import pytest

from tests.documents import a_reading
from tests.samples import GVLK_ENTERPRISE, TEST_MAK
from unattend_gen.core.match import ContentKind
from unattend_gen.detect.kinds.task_sequence import DETECTOR


def test_the_place_of_a_variable_is_its_value_alone() -> None:
    text = (
        '<sequence>\n<variable name="OSGUID" property="OSGUID">{1}</variable>\n'
        f'<variable name="ProductKey" property="ProductKey"> {TEST_MAK} </variable></sequence>'
    )
    [match] = DETECTOR.matches(a_reading(text, "ts.xml"))

    assert match.span is not None
    assert (text[slice(*match.span)], match.line) == (TEST_MAK, 3)


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
    [match] = DETECTOR.matches(a_reading(text, "ts.xml"))

    assert match.span is not None
    assert text[slice(*match.span)] == value


def test_a_name_may_be_in_single_or_double_quotes() -> None:
    text = "<sequence><variable name='AdminPassword'>a</variable></sequence>"

    assert [one.setting for one in DETECTOR.matches(a_reading(text))] == ["AdminPassword"]


def test_other_markup_is_not_recognised() -> None:
    assert not DETECTOR.recognises(a_reading("<unattend/>", "ts.xml"))


@pytest.mark.parametrize(
    ("name", "written", "content"),
    [
        ("ProductKey", "".join(f"&#{ord(sign)};" for sign in TEST_MAK), ContentKind.CLEAR),
        ("ProductKey", GVLK_ENTERPRISE.replace("-", "&#x2d;"), ContentKind.PUBLISHED_KEY),
        ("AdminPassword", "a&amp;b", ContentKind.CLEAR),
        ("AdminPassword", "&#32;", ContentKind.EMPTY),
        ("AdminPassword", "&#37;ADMINPW&#37;", ContentKind.PLACEHOLDER),
        ("AdminPassword", "*SENSITIVE*DATA*DELETED&#42;", ContentKind.MARKER),
        ("AdminPassword", "<![CDATA[&#32;]]>", ContentKind.CLEAR),
    ],
)
def test_a_value_is_classified_after_decoding(
    name: str, written: str, content: ContentKind
) -> None:
    text = f'<sequence><variable name="{name}">{written}</variable></sequence>'
    [match] = DETECTOR.matches(a_reading(text, "ts.xml"))

    assert match.content is content


def test_a_value_in_another_encoding_is_the_same_secret() -> None:
    text = '<sequence><variable name="AdminPassword">a&amp;b</variable></sequence>'
    [match] = DETECTOR.matches(a_reading(text, "ts.xml"))

    assert match.secret is not None
    assert match.secret.reveal() == "a&b"
    assert match.span is not None
    assert text[slice(*match.span)] == "a&amp;b"

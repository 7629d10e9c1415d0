from __future__ import annotations

from tests.samples import a_component, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.validator.stretches import digest, stretches

_FIRST = a_component("Microsoft-Windows-Shell-Setup", "<TimeZone>UTC</TimeZone>")
_SECOND = a_component("Microsoft-Windows-Setup", "")


def _pieces(data: bytes) -> list[str]:
    answer_file = parse(data)
    return [answer_file.text[one.start : one.end] for one in stretches(answer_file)]


def test_a_stretch_is_the_text_of_its_component() -> None:
    assert _pieces(an_answer_file(("specialize", _FIRST), ("windowsPE", _SECOND + _FIRST))) == [
        _FIRST,
        _SECOND,
        _FIRST,
    ]


def test_the_print_is_that_of_pass_and_text() -> None:
    first, other_pass, same, other_text = stretches(
        parse(
            an_answer_file(
                ("specialize", _FIRST), ("oobeSystem", _FIRST), ("specialize", _FIRST + _SECOND)
            )
        )
    )

    assert first.print == same.print
    assert len({first.print, other_pass.print, other_text.print}) == 3


def test_the_print_is_that_of_the_namespaces_around_too() -> None:
    data = an_answer_file(("specialize", _FIRST))
    (one,) = stretches(parse(data))
    (other,) = stretches(parse(data.replace(b"xmlns:wcm", b"xmlns:wmc")))

    assert one.print != other.print


def test_what_looks_like_a_component_in_a_comment_leaves_nothing_plain() -> None:
    assert _pieces(an_answer_file(("specialize", f"<!-- {_SECOND} -->{_FIRST}"))) == []


def test_a_component_that_closes_itself_leaves_nothing_plain() -> None:
    assert _pieces(an_answer_file(("specialize", f'<component name="a"/>{_FIRST}'))) == []


def test_an_end_tag_in_a_comment_is_not_that_of_a_component_that_closes_itself() -> None:
    closed = '<component name="a"/><!-- </component> -->'

    assert _pieces(an_answer_file(("specialize", closed))) == []
    assert _pieces(an_answer_file(("specialize", closed + _FIRST))) == []


def test_a_prefix_leaves_nothing_plain() -> None:
    prefixed = _FIRST.replace("component", "u:component")
    frame = an_answer_file(("specialize", prefixed + f"<!-- {_FIRST} -->"))
    named = frame.replace(b"<unattend ", b'<unattend xmlns:u="urn:schemas-microsoft-com:unattend" ')

    assert _pieces(named) == []


def test_cdata_and_doctypes_leave_nothing_plain() -> None:
    data = an_answer_file(("specialize", _FIRST))

    assert _pieces(data.replace(b"UTC", b"<![CDATA[UTC]]>")) == []
    assert _pieces(data.replace(b"<unattend", b"<!DOCTYPE unattend>\n<unattend", 1)) == []


def test_equal_texts_have_equal_digests() -> None:
    assert digest("text") == digest("text")
    assert digest("text") != digest("texts")

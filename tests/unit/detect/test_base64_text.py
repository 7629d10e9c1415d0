from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.detect.base64_text import (
    base64_texts,
    decoded,
    encoded_like,
    ends_as_answer_file,
    filled_like,
    start_words,
)
from unattend_gen.detect.prefilter import hints_on, may_match_in_python

DATA = ('<?xml version="1.0"?><unattend>' + "<a>text</a>" * 40 + "</unattend>").encode()


def in_lines(data: bytes, width: int, joint: str) -> str:
    text = base64.b64encode(data).decode()
    return joint.join(text[at : at + width] for at in range(0, len(text), width))


def carried(text: str) -> list[bytes | None]:
    return [decoded(found.bare) for found in base64_texts(text)]


@pytest.mark.parametrize("filler", ["", " ", "  "])
@pytest.mark.parametrize("joint", ["\n", "\r\n", "\n    ", " \r\n\t"])
@pytest.mark.parametrize("width", [44, 64, 76, 5000])
def test_lines_of_one_width_are_one_text(width: int, joint: str, filler: str) -> None:
    data = DATA + filler.encode()
    text = in_lines(data, width, joint)

    assert carried(f"-----BEGIN-----\n{text}\n-----END-----\n") == [data]


@pytest.mark.parametrize("behind", ["\nNext\n", "\nexit\n", "\nGet-Item x\n", "'@\n", "\n'@\nexit"])
def test_the_script_after_a_text_is_not_part_of_it(behind: str) -> None:
    whole = DATA + b" " * (-len(DATA) % 48)

    assert carried(f"$x = @'\n{in_lines(whole, 64, chr(10))}{behind}") == [whole]


def test_two_texts_are_distinguished() -> None:
    padded = DATA + b" " * (1 - len(DATA) % 3)
    text = in_lines(padded, 64, "\n")

    assert carried(f"{text}\n\n{text}\n") == [padded, padded]


@pytest.mark.parametrize("filler", range(0, 48, 5))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_tag_at_the_start_of_a_line_starts_no_other_text(encoding: str, filler: int) -> None:
    text = f"<?xml version='1.0'?>{' ' * filler}<unattend><!-- x --><un/><!-- y -->"
    data = (text + "<unit/>" * 30 + "</unattend>").encode(encoding)

    for width in (16, 20, 24, 64):
        assert carried(in_lines(data, width, "\n")) == [data]


def test_short_texts_are_left_alone() -> None:
    assert carried(in_lines(DATA[:60], 64, "\n")) == []


def test_text_that_is_not_base64_is_not_decoded() -> None:
    assert decoded("PD94=abc") is None


@given(st.binary(min_size=200, max_size=900), st.sampled_from([64, 76, 10_000]))
def test_other_bytes_are_written_in_the_same_lines(data: bytes, width: int) -> None:
    original = in_lines(DATA, width, "\r\n  ")
    written = encoded_like(original, data)

    assert written is not None
    assert (decoded(written), encoded_like(written, DATA)) == (data, original)


@pytest.mark.parametrize(
    ("sign", "other"), [("\n", "\r\n"), ("\n", ""), ("\n", "\n\n"), ("\n", '"\n"')]
)
def test_lines_of_several_kinds_are_not_written_anew(sign: str, other: str) -> None:
    text = in_lines(DATA, 64, "\n")[::-1].replace(sign, other[::-1], 1)[::-1]

    assert encoded_like(text, DATA) is None


@pytest.mark.parametrize(
    ("before", "behind", "joint"),
    [
        ("", "", "\n\n"),
        ("", "", "\r"),
        ("> ", "", "\r\n> "),
        (">> ", "", "\n>>\n>> "),
        ("echo ", ">>out.b64", ">>out.b64\r\necho "),
        ("@echo(", " >> %TEMP%\\a b.txt", " >> %TEMP%\\a b.txt\r\n@echo("),
        ('text = "', '"', '" & _\r\n    "'),
        ('text = "', '"', '"\r\ntext = text & "'),
        ("$text = '", "'", "' +\n  '"),
        ("$text = '", "'", "'\n$text += '"),
        ("$text = '", "'", "' `\n  + '"),
        ('x = ["', '"]', '",\n     "'),
        ("$a = '", "';", "';\n$a += '"),
        ("$a = '", "'", "'\n$a = $a + '"),
        (">>x.b64 echo ", "", "\r\n>>x.b64 echo "),
        ("Add-Content out '", "'", "'\nAdd-Content out '"),
        ("$sb.Append('", "')", "')\n$sb.Append('"),
        ("x = (b'", "')", "'\n     b'"),
        ('char a[] = "', '";', '\\n"\n  "'),
        ("- ", "", "\n- "),
        ("# ", "", "\n# "),
        ("<l>", "</l>", "</l>\n<l>"),
        ("", "", "^\n"),
        ("", "", "\\\n"),
    ],
)
@pytest.mark.parametrize("width", [16, 40, 64, 120])
@pytest.mark.parametrize("filler", ["", " ", "  "])
def test_lines_that_a_script_puts_together_are_one_text(
    before: str, behind: str, joint: str, width: int, filler: str
) -> None:
    data = DATA + filler.encode()

    assert carried(f"rem\n{before}{in_lines(data, width, joint)}{behind}\nexit\n") == [data]


def test_lines_of_several_widths_are_one_text() -> None:
    bare = base64.b64encode(DATA).decode()
    text = "\n".join((bare[:76], bare[76:100], bare[100:190], bare[190:]))

    assert carried(f"{text}\nWrite-Output done\nThisIsTheNameOfAFunction\n") == [DATA]


@pytest.mark.parametrize(
    "behind",
    ["\nThisIsTheNameOfAFunction\n", "\n" + "QUJD" * 30 + "\n", "'\n$other = 'QUJDREVGR0hJSktM'"],
)
def test_behind_its_end_tag_nothing_belongs_to_an_answer_file(behind: str) -> None:
    whole = DATA + b" " * (-len(DATA) % 48)

    assert carried(f"{in_lines(whole, 64, chr(10))}{behind}") == [whole]


@pytest.mark.parametrize("word", ["ThisIsTheNameOfAFunction1", "ThisIsTheNameOfAFunction"])
@pytest.mark.parametrize("comment", ["", "<!-- a comment -->"])
def test_a_word_behind_a_text_without_filler_hides_nothing(word: str, comment: str) -> None:
    for length in range(3):
        data = DATA + comment.encode() + b" " * length
        text = in_lines(data, 64, "\n").rstrip("=")

        [found] = carried(f"{text}\n{word}\n")
        assert found is not None
        assert found.startswith(DATA)


@pytest.mark.parametrize("before", ["", "\r\n", "\n", "<!-- from a template -->\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_an_answer_file_may_begin_with_a_comment_or_a_line_end(before: str, encoding: str) -> None:
    data = (before + DATA.decode()).encode(encoding)

    assert carried(in_lines(data, 76, "\n")) == [data]
    assert any(word in in_lines(data, 76, "\n").lower() for word in start_words())


@given(st.text(alphabet="PD94bWwgQ+/=\n\r \t>\"'&_echo", max_size=900))
def test_any_text_is_read_in_order(text: str) -> None:
    places = [place for found in base64_texts("PD94bWwgQUJDREVG" + text) for place in found.span]

    assert places == sorted(places)


@pytest.mark.parametrize("start", ["<?xml ", "<unattend", "<!-- a"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16"])
def test_every_text_contains_one_of_the_start_words(start: str, encoding: str) -> None:
    text = base64.b64encode((start + "x" * 20).encode(encoding)).decode()

    assert any(word in text.lower() for word in start_words())
    assert hints_on(text.encode()) is not None
    assert may_match_in_python(text.encode("utf-16-le"))


def test_a_text_that_begins_behind_a_full_line_is_another() -> None:
    whole = DATA + b" " * (-len(DATA) % 48)
    text = in_lines(whole, 64, "\n")

    assert carried(f"{text}\n{text}\n") == [whole, whole]


@pytest.mark.parametrize(("data", "is_so"), [(DATA + b"\r\n", True), (DATA + b"<x>", False)])
def test_an_answer_file_ends_in_its_tag(data: bytes, *, is_so: bool) -> None:
    assert ends_as_answer_file(data) is is_so


def test_start_words_are_long_enough_to_be_rare() -> None:
    assert min(map(len, start_words())) == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("removed", [1, 2, 3, 4])
def test_an_answer_file_is_filled_with_blanks_if_the_old_text_has_no_padding(
    encoding: str, removed: int
) -> None:
    text = DATA.decode()
    original = base64.b64encode(text.encode(encoding)).decode().rstrip("=")

    filled = filled_like(original, text[removed:].encode(encoding))

    assert filled.decode(encoding).rstrip(" ") == text[removed:]
    assert (len(filled) - len(text.encode(encoding))) % 3 == 0


def test_an_answer_file_is_not_filled_if_the_old_text_has_padding() -> None:
    original = base64.b64encode(DATA + b" " * (1 - len(DATA) % 3)).decode()

    assert original.endswith("=")
    assert filled_like(original, DATA[1:]) == DATA[1:]

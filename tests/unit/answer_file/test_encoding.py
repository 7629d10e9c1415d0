from __future__ import annotations

import codecs

import pytest

from unattend_gen.answer_file.encoding import Encoding, decode, line_at, with_plain_line_ends
from unattend_gen.errors import AnswerFileError

TEXT = "<a>\u00e4\u0424\U0001f511</a>"


def declared(name: str) -> str:
    return f'<?xml version="1.0" encoding="{name}"?>{TEXT}'


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), Encoding("utf-8", b"", None)),
        (TEXT.encode("utf-8-sig"), Encoding("utf-8", codecs.BOM_UTF8, None)),
        (TEXT.encode("utf-16-le"), Encoding("utf-16-le", b"", None)),
        (TEXT.encode("utf-16-be"), Encoding("utf-16-be", b"", None)),
        (
            codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
            Encoding("utf-16-le", codecs.BOM_UTF16_LE, None),
        ),
        (
            codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
            Encoding("utf-16-be", codecs.BOM_UTF16_BE, None),
        ),
        (TEXT.encode("utf-32-le"), Encoding("utf-32-le", b"", None)),
        (TEXT.encode("utf-32-be"), Encoding("utf-32-be", b"", None)),
        (
            codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
            Encoding("utf-32-le", codecs.BOM_UTF32_LE, None),
        ),
        (
            codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
            Encoding("utf-32-be", codecs.BOM_UTF32_BE, None),
        ),
    ],
)
def test_each_unicode_encoding_is_recognised_by_its_first_bytes(
    data: bytes, encoding: Encoding
) -> None:
    assert decode(data) == (TEXT, encoding)


def test_a_blank_before_the_first_tag_does_not_hide_utf_16() -> None:
    assert decode("\r\n<a/>".encode("utf-16-le")) == (
        "\r\n<a/>",
        Encoding("utf-16-le", b"", None),
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("claim", ["utf-8", "UTF-16", "utf-32", "us-ascii", "no-such-codec"])
def test_the_bytes_take_precedence_over_the_declaration(
    written: str, name: str, claim: str
) -> None:
    text, encoding = decode(declared(claim).encode(written))

    assert (text, encoding.name, encoding.declared) == (declared(claim), name, claim)


@pytest.mark.parametrize("written", ["utf-8-sig", "utf-16-le", "utf-16-be"])
def test_unicode_bytes_take_precedence_over_a_declared_code_page(written: str) -> None:
    text, _ = decode(declared("windows-1251").encode(written))

    assert text == declared("windows-1251")


@pytest.mark.parametrize(
    ("claim", "written", "name"),
    [
        ("windows-1252", "cp1252", "cp1252"),
        ("ISO-8859-1", "latin-1", "iso8859-1"),
        ("iso-8859-15", "iso-8859-15", "iso8859-15"),
        ("Shift_JIS", "shift_jis", "shift_jis"),
        ("GB18030", "gb18030", "gb18030"),
        ("big5", "big5", "big5"),
        ("macintosh", "mac-roman", "mac-roman"),
    ],
)
def test_a_declared_code_page_is_used(claim: str, written: str, name: str) -> None:
    text = f'<?xml version="1.0" encoding="{claim}"?><a>x</a>'

    assert decode(text.encode(written)) == (text, Encoding(name, b"", claim))


def test_a_code_page_decides_what_a_byte_means() -> None:
    data = b'<?xml version="1.0" encoding="windows-1252"?><a>\x80</a>'

    text, _ = decode(data)

    assert text == '<?xml version="1.0" encoding="windows-1252"?><a>\u20ac</a>'


@pytest.mark.parametrize(
    "claim",
    [
        "rot13",
        "hex",
        "base64",
        "zlib",
        "undefined",
        "punycode",
        "idna",
        "utf-7",
        "unicode_escape",
        "cp037",
        "utf_8_sig",
        "no-such-codec",
    ],
)
def test_a_declared_codec_that_is_not_a_code_page_is_ignored(claim: str) -> None:
    text = declared(claim)

    assert decode(text.encode()) == (text, Encoding("utf-8", b"", claim))


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        (Encoding("utf-8", b"", None), True),
        (Encoding("utf-8", b"", "UTF8"), True),
        (Encoding("utf-8", b"", "us-ascii"), True),
        (Encoding("utf-8", b"", "utf-16"), False),
        (Encoding("utf-8", b"", "no-such-codec"), False),
        (Encoding("utf-16-le", b"", "UTF-16"), True),
        (Encoding("utf-16-be", b"", "utf-16"), True),
        (Encoding("utf-16-le", b"", "ucs-2"), True),
        (Encoding("utf-16-le", b"", "utf-16-le"), True),
        (Encoding("utf-16-le", b"", "utf-16-be"), False),
        (Encoding("utf-16-le", b"", "utf-8"), False),
        (Encoding("cp1252", b"", "windows-1252"), True),
    ],
)
def test_a_wrong_declaration_is_reported(encoding: Encoding, *, expected: bool) -> None:
    assert encoding.matches_declaration is expected


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ('<?xml version="1.0" encoding="windows-1251"?>', "windows-1251"),
        ("<?xml version='1.0' encoding='windows-1251'?>", "windows-1251"),
        ('<?xml version="1.0"\n  encoding = "windows-1251"?>', "windows-1251"),
        ('\n<?xml version="1.0" encoding="windows-1251"?>', "windows-1251"),
        ('<?xml version="1.0"?>', None),
        ('<?xml-stylesheet encoding="windows-1251"?>', None),
        ('<!-- encoding="windows-1251" -->', None),
        ('<?xml version="1.0" encoding=""?>', None),
        ('<?xml version="1.0" encoding="../x"?>', None),
    ],
)
def test_only_the_xml_declaration_declares(start: str, name: str | None) -> None:
    _, encoding = decode(f"{start}<a/>".encode())

    assert encoding.declared == name


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"<a>\n\n\xff</a>", "the bytes are not valid UTF-8 text", 3),
        (b"<a>\r\n\r\n\xff</a>", "the bytes are not valid UTF-8 text", 3),
        (b"<a>\xc0\xaf</a>", "the bytes are not valid UTF-8 text", 1),
        (b"\xff\xfe<\0a\0>\0\n\0\0\xd8<\0", "the bytes are not valid UTF-16-LE text", 2),
        (b"\xff\xfe<\0a\0>\0\x0a\x01\0\xd8<\0", "the bytes are not valid UTF-16-LE text", 1),
        (b"\xff\xfe<\0a", "the bytes are not valid UTF-16-LE text", 1),
        (
            b'<?xml version="1.0" encoding="windows-1252"?>\n<a>\x81</a>',
            "the bytes are not valid CP1252 text",
            2,
        ),
    ],
)
def test_bytes_that_are_not_text_name_the_line(data: bytes, message: str, line: int) -> None:
    with pytest.raises(AnswerFileError) as caught:
        decode(data)

    error = caught.value
    assert (error.message, error.advice, error.line, error.column) == (
        message,
        "save the file as UTF-8 and declare that encoding",
        line,
        None,
    )


def test_the_error_does_not_carry_the_document() -> None:
    with pytest.raises(AnswerFileError) as caught:
        decode(b"<Password>CanaryPw\xff</Password>")

    assert (caught.value.__cause__, caught.value.__suppress_context__) == (None, True)
    assert "CanaryPw" not in f"{caught.value!r} {caught.value} {caught.value.advice}"


@pytest.mark.parametrize(
    ("index", "line"), [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (7, 4), (8, 5)]
)
def test_each_line_end_counts_once(index: int, line: int) -> None:
    assert line_at("a\nb\rc\r\n\r", index) == line


def test_a_line_end_at_the_very_start_counts() -> None:
    assert line_at("\na", 1) == 2


def test_line_ends_become_plain() -> None:
    assert with_plain_line_ends("a\r\nb\rc\nd\r\r\n") == "a\nb\nc\nd\n\n"

"""A native library finds the same in any bytes as Python alone."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import TEST_MAK, a_shell_setup
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.detect import search
from unattend_gen.detect.excerpts import excerpts, excerpts_in_python
from unattend_gen.detect.prefilter import compile_patterns, hints_on, may_match_in_python
from unattend_gen.detect.reading import UNKNOWN
from unattend_gen.detect.search import matches_in
from unattend_gen.detect.text import matches_in_text

_WORDS = [
    "Password",
    "passwd",
    "bypass",
    "passed",
    " /pass:",
    "net use",
    "net1 user",
    "net.exe user",
    "misuse",
    "product key",
    "Product_Key",
    "MAK",
    "make",
    "pkey",
    "bdePin",
    "bde",
    "slmgr",
    "schemas-microsoft-com:unattend",
    TEST_MAK,
    TEST_MAK.lower(),
    TEST_MAK.replace("-", ""),
    TEST_MAK.replace("-", " "),
    TEST_MAK[6:],
    TEST_MAK.replace("-", "\u2011"),
    "-BCDFG" * 6,
    TEST_MAK[:-1],
    "user bob secret",
    "use z: \\\\server\\share secret",
    " -enc cwBsAG0AZwByACAALwBpAHAAawAgAA==",
    "powershell /e QQBCAEMARABFAEYARwBIAEkA",
    "curl -u bob:hunter22",
    "schtasks /create /rp hunter22",
    "$password = 'hunter22'",
    "https://example.org/?Password=hunter22",
    f"*****-*****-*****-*****-{TEST_MAK[-5:]}",
    "sc config x password= hunter22",
    "/ipk ",
    "slmgr.vbs /ipk ",
    "token=hunter22x",
    "Install-ProductKey ",
    "https://bob:hunter22@host/",
    "--password",
    "-Passwd:hunter22",
    "CREATE LOGIN x WITH PASSWORD='hunter22'",
    "autologon64.exe bob dom hunter22",
    "^\r\n",
    "`\n",
    "</Command>\n<Arguments>",
    "Start-Process net -ArgumentList 'user','bob','hunter22'",
    "Product key: " + TEST_MAK.replace("-", "&#45;"),
    "\n",
    ",",
    " ",
]
_TEXTS = st.lists(st.sampled_from(_WORDS) | st.text(max_size=5), max_size=6).map("".join)
_ENCODINGS = st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-16", "cp1252"])


_ANSWER_FILE = base64.b64encode(
    a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
).decode()
_PARTS = st.lists(st.binary(max_size=9) | st.tuples(_TEXTS, _ENCODINGS), max_size=4)


def _joined(parts: list[bytes | tuple[str, str]]) -> bytes:
    return b"".join(
        part if isinstance(part, bytes) else part[0].encode(part[1], "replace") for part in parts
    )


@given(parts=_PARTS)
def test_both_searches_agree(parts: list[bytes | tuple[str, str]]) -> None:
    compile_patterns()
    data = _joined(parts)

    assert (hints_on(data) is not None) == may_match_in_python(data)


@given(parts=_PARTS, size=st.sampled_from([0, 7_999, 9_000]))
def test_both_ways_to_make_excerpts_agree(parts: list[bytes | tuple[str, str]], size: int) -> None:
    data = b"\xff" * size + _joined(parts) + b"\xff" * size

    assert excerpts(data) == excerpts_in_python(data)


@given(text=_TEXTS, encoding=_ENCODINGS)
def test_words_that_are_not_searched_do_not_occur(text: str, encoding: str) -> None:
    compile_patterns()
    data = text.encode(encoding, "replace")
    seen = hints_on(b"password" + data)
    written = data.decode(encoding)

    assert seen is not None
    assert matches_in_text(written, seen) == matches_in_text(written)


@given(text=_TEXTS, encoding=_ENCODINGS | st.just("utf-32"))
def test_a_document_is_searched_without_prior_knowledge(text: str, encoding: str) -> None:
    compile_patterns()
    words = f"{_ANSWER_FILE}\nGr\u00fc\u00dfe {text}"
    document = Document(Location("a.txt"), words.encode(encoding, "replace"))
    found = _found(document)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "hints_on", lambda _: UNKNOWN)
        expected = _found(document)

    assert found == expected
    assert found or "\0" in text


def _found(document: Document) -> list[tuple[object, ...]]:
    return [
        (one.kind, one.content, one.span, one.line, one.setting, one.last_five, one.secret)
        for _, one in matches_in(document)
    ]


@pytest.mark.parametrize("odd", ["", "\u00e9", "\u212a", "\u0130"])
@pytest.mark.parametrize(
    "text",
    [
        "net user deploy kestrel77 /add",
        f"Product key: {TEST_MAK.replace('-', '=2D')}",
        f"mak {TEST_MAK.replace('-', ' ')}",
    ],
)
def test_letters_outside_ascii_hide_nothing_from_the_hints(text: str, odd: str) -> None:
    data = f"{odd} {text}\n".encode()
    compile_patterns()

    found = list(matches_in(Document(Location("file"), data)))

    assert [match.span for _, match in found] == [
        match.span for match in matches_in_text(data.decode())
    ]
    assert found != []


@pytest.mark.parametrize("text", ["see https://u:kestrel77@", "bearer abcdef01", "a password is"])
def test_a_shape_at_the_end_is_seen_in_each_encoding(text: str) -> None:
    compile_patterns()

    assert hints_on(text.encode("utf-16-be")) == hints_on(text.encode("utf-16-le"))
    assert hints_on(f"{text}\n".encode("utf-16-be")) == hints_on(f"{text}\n".encode("utf-16-le"))

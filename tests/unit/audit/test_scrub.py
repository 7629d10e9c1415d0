from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import a_document
from tests.samples import CANARY_PASSWORD, GVLK_PRO, MARKER, TEST_MAK, a_shell_setup
from unattend_gen.audit.scan import Yardstick, scan
from unattend_gen.audit.scrub import Scrubbed, scrub
from unattend_gen.core.document import Document
from unattend_gen.detect.search import detectors

YARDSTICK = Yardstick(b"k" * 32)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]
EXAMPLES = [
    pytest.param(example.name, example.text, id=example.name)
    for detector in detectors()
    for example in detector.examples
]


def scrubbed(content: str | bytes, name: str = "document.txt") -> Scrubbed:
    return scrub(a_document(content, name), YARDSTICK)


def test_an_answer_file_looks_as_setup_leaves_it() -> None:
    body = (
        f"<!-- keep --><ProductKey>{TEST_MAK}</ProductKey>\r\n<AutoLogon><Password>"
        f"<Value>{CANARY_PASSWORD}</Value><PlainText>true</PlainText></Password></AutoLogon>"
    )
    result = scrubbed(a_shell_setup("specialize", body), "unattend.xml")

    assert result.document.data == a_shell_setup(
        "specialize",
        f"<!-- keep --><ProductKey>{MARKER}</ProductKey>\r\n<AutoLogon><Password>{MARKER}"
        "</Password></AutoLogon>",
    )
    assert [one.rule for one in result.replaced] == ["leftover-key", "leftover-password"]
    assert result.left == ()


def test_a_comment_beside_a_value_is_kept() -> None:
    content = f"<Value>{CANARY_PASSWORD}</Value><!-- rotate -->"
    body = f"<AutoLogon><Password>{content}</Password></AutoLogon>"
    result = scrubbed(a_shell_setup("specialize", body), "unattend.xml")

    assert f"<Value>{MARKER}</Value><!-- rotate -->" in result.document.data.decode()


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_mark_and_line_ends_stay(encoding: str, end: str) -> None:
    text = end.join(("@echo off", "slmgr /ipk {}", "rem Grüße", ""))
    result = scrubbed(text.format(TEST_MAK).encode(encoding), "go.cmd")

    assert result.document.data == text.format(MARKER).encode(encoding)


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_scrubbed_example_holds_nothing_and_is_scrubbed_once(
    name: str, text: str, encoding: str
) -> None:
    result = scrubbed(text.encode(encoding), name)
    again = scrub(result.document, YARDSTICK)

    assert len(scan(result.document, YARDSTICK).findings) == len(again.left)
    assert again.document.data == result.document.data
    assert again.replaced == ()


def test_what_stands_in_base64_cannot_be_replaced_and_is_told() -> None:
    example = next(
        one for detector in detectors() for one in detector.examples if one.name == "deploy.ps1"
    )
    result = scrubbed(example.text, example.name)

    assert not result.is_changed
    assert [one.advice for one in result.left] == [
        "it cannot be replaced in its place: delete the file, or mend it by hand"
    ]


@pytest.mark.parametrize(
    "text", ["", "nothing", f"slmgr /ipk {GVLK_PRO}", f"<a>{MARKER}</a>", "Password=%Pw%"]
)
def test_what_holds_no_secret_is_left_as_it_is(text: str) -> None:
    assert not scrubbed(text).is_changed


LINE = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="C"), max_size=30),
    st.sampled_from(
        [
            f"slmgr /ipk {TEST_MAK}",
            f"net user a {CANARY_PASSWORD} /add",
            f"AdminPassword={CANARY_PASSWORD}",
            f"The key is {TEST_MAK}.",
            f"<Password><Value>{CANARY_PASSWORD}</Value></Password>",
        ]
    ),
)


@given(st.lists(LINE, max_size=8), st.sampled_from(ENCODINGS))
def test_nothing_but_secrets_changes(lines: list[str], encoding: str) -> None:
    document = Document(a_document("").location, "\n".join(lines).encode(encoding))
    once = scrub(document, YARDSTICK)
    twice = scrub(once.document, YARDSTICK)
    kept = "\n".join(lines).replace(TEST_MAK, "§").replace(CANARY_PASSWORD, "§")

    assert twice.document.data == once.document.data
    assert scan(once.document, YARDSTICK).findings == once.left == ()
    assert once.document.data.decode(encoding).replace(MARKER, "§") == kept

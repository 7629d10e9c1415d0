from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from tests.documents import a_document
from tests.samples import CANARY_PASSWORD, GVLK_PRO, MARKER, TEST_MAK, a_shell_setup
from unattend_gen.auditor.scan import scan
from unattend_gen.core.deadline import deadline_in
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.report import SkipReason
from unattend_gen.core.secret import Secret, SecretKind, secret_id
from unattend_gen.detect.search import detectors
from unattend_gen.scrubber.engine import REPLACED, Scrubbed, ScrubContext, place_of_marker, scrub

CONTEXT = ScrubContext(b"k" * 32)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]
EXAMPLES = [
    pytest.param(example.name, example.text, id=example.name)
    for detector in detectors()
    for example in detector.examples
]


def scrubbed(content: str | bytes, name: str = "document.txt") -> Scrubbed:
    return scrub(a_document(content, name), CONTEXT)


def test_a_document_without_time_is_unchanged_and_its_beginning_is_reported() -> None:
    line = f"net user bob {CANARY_PASSWORD} /add\n"
    document = replace(a_document(line * 20_000, "a.cmd"), deadline=deadline_in(-1))

    result = scrub(document, CONTEXT)

    assert not result.is_changed
    assert 1000 < len(result.left) < 20_000
    assert result.trouble is not None
    assert result.trouble.reason is SkipReason.LIMIT_REACHED


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


def test_a_comment_next_to_a_value_is_kept() -> None:
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
    again = scrub(result.document, CONTEXT)

    assert len(scan(result.document, CONTEXT).findings) == len(again.left)
    assert again.document.data == result.document.data
    assert again.replaced == ()


def encoded(command: str) -> str:
    """A command as PowerShell takes it in base64."""
    return base64.b64encode(command.encode("utf-16-le")).decode()


@pytest.mark.parametrize(
    "command",
    [
        "net user a {} /add\r\nWrite-Host 'Grüße'",
        "[void]$x; net user a {} /add ; # €",
    ],
)
def test_of_an_encoded_command_only_the_secret_changes(command: str) -> None:
    line = "powershell -enc {} -NoProfile\r\n"
    result = scrubbed(line.format(encoded(command.format(CANARY_PASSWORD))), "go.cmd")

    assert result.document.data.decode() == line.format(encoded(command.format(MARKER)))
    assert [one.rule for one in result.replaced] == ["secret-in-command"]


def test_an_encoded_command_in_an_encoded_command_is_scrubbed_within() -> None:
    outer = "powershell -EncodedCommand {}"
    inner = encoded(f"slmgr /ipk {TEST_MAK}")
    result = scrubbed(outer.format(encoded(outer.format(inner))), "go.cmd")

    assert result.document.data.decode() == outer.format(
        encoded(outer.format(encoded(f"slmgr /ipk {MARKER}")))
    )


def test_an_encoded_command_with_a_published_key_is_left_as_it_is() -> None:
    assert not scrubbed(f"powershell -enc {encoded(f'slmgr /ipk {GVLK_PRO}')}").is_changed


def test_an_encoded_command_in_an_answer_file_is_scrubbed_within() -> None:
    body = "<FirstLogonCommands><CommandLine>powershell -enc {}</CommandLine></FirstLogonCommands>"
    command = "net user a {} /add"
    secret = body.format(encoded(command.format(CANARY_PASSWORD)))
    result = scrubbed(a_shell_setup("oobeSystem", secret), "unattend.xml")

    assert result.document.data == a_shell_setup(
        "oobeSystem", body.format(encoded(command.format(MARKER)))
    )


@pytest.mark.parametrize("padding", ["", "="])
def test_an_answer_file_in_base64_is_scrubbed_within(padding: str) -> None:
    secret = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
    script = b"$text = [Convert]::FromBase64String('%b')\r\n"
    written = base64.b64encode(secret + b" " * (-len(secret) % 3 + 2))
    result = scrubbed(script % written.removesuffix(b"=").removesuffix(padding.encode()))

    inside = base64.b64decode(result.document.data.split(b"'")[1] + b"==")
    expected = a_shell_setup("specialize", f"<ProductKey>{MARKER}</ProductKey>")
    assert inside.rstrip() == expected.rstrip()
    assert [one.last_five for one in result.replaced] == ["Q4JK2"]
    assert result.left == ()


@pytest.mark.parametrize("joint", [b"\n", b"\r\n", b"\r\n  "])
def test_an_answer_file_in_lines_of_base64_keeps_their_width(joint: bytes) -> None:
    body = "<ProductKey>{}</ProductKey>"
    old, new = (a_shell_setup("specialize", body.format(text)) for text in (TEST_MAK, MARKER))
    before = in_lines(old, joint)
    after = in_lines(new + b" " * ((len(old) - len(new)) % 3), joint)
    result = scrubbed(before, "file.b64")

    assert result.document.data == after
    assert scrubbed(result.document.data, "file.b64").replaced == ()


def test_irregular_lines_are_reported_unchanged() -> None:
    body = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
    before = in_lines(body, b"\n").replace(b"\n", b"\r\n", 3)
    result = scrubbed(before, "file.b64")

    assert result.document.data == before
    assert [one.last_five for one in result.left] == ["Q4JK2"]


@pytest.mark.parametrize("length", range(3))
@pytest.mark.parametrize("behind", [b"payload" * 20, b"\x1a", b"<!-- a comment -->" * 9, b""])
def test_data_encoded_with_an_answer_file_remains(behind: bytes, length: int) -> None:
    body = "<ProductKey>{}</ProductKey>" + "<!---->" + " " * length
    secret = a_shell_setup("specialize", body.format(TEST_MAK))
    secret += b" " * (-len(secret) % 48)
    result = scrubbed(in_lines(secret + behind, b"\n"), "file.b64")

    if result.left:
        assert result.document.data == in_lines(secret + behind, b"\n")
    else:
        after = b"".join(result.document.data.splitlines()[1:-1])
        expected = a_shell_setup("specialize", body.format(MARKER)).rstrip()
        inside = base64.b64decode(after, validate=True)
        assert (inside.startswith(expected), inside.endswith(behind)) == (True, True)


@pytest.mark.parametrize("joint", ["';\n$a+='", "^\n", "\\\n", " ", "\\n", '" & "'])
def test_a_partial_answer_file_in_base64_is_reported_unchanged(joint: str) -> None:
    secret = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")
    text = base64.b64encode(secret).decode()
    before = f"$a='{joint.join((text[:500], text[500:]))}';\n".encode()
    result = scrubbed(before, "make.ps1")

    assert result.document.data == before
    assert [one.rule for one in result.left] == ["leftover-key"]


@pytest.mark.parametrize("joint", ["';\n$a+='", "^\n", " ", "\\n"])
@pytest.mark.parametrize("length", range(3))
def test_text_after_base64_without_padding_is_still_decoded(joint: str, length: int) -> None:
    body = "<ProductKey>{}</ProductKey>" + "<!---->" + " " * length
    secret = a_shell_setup("specialize", body.format(TEST_MAK))
    text = base64.b64encode(secret + b" " * (-len(secret) % 3)).decode()
    result = scrubbed(f"$a='{text}{joint}ICAgICAgICAgICAgICAgICAg';\n".encode(), "make.ps1")

    [joined] = result.document.data.decode().replace(joint, "").split("'")[1:2]
    value = TEST_MAK if result.left else MARKER
    expected = a_shell_setup("specialize", body.format(value)).rstrip()
    assert base64.b64decode(joined, validate=True).rstrip() == expected


def in_lines(data: bytes, joint: bytes) -> bytes:
    """As `certutil -encode` writes it."""
    text = base64.b64encode(data)
    lines = joint.join(text[at : at + 64] for at in range(0, len(text), 64))
    return b"-----BEGIN CERTIFICATE-----\r\n" + lines + b"\r\n-----END CERTIFICATE-----\r\n"


def test_the_switch_next_to_a_scrubbed_key_remains() -> None:
    body = "<ProductKey><Key>{}</Key><WillShowUI>Never</WillShowUI></ProductKey>"
    result = scrubbed(a_shell_setup("windowsPE", body.format(TEST_MAK)), "unattend.xml")

    assert result.document.data == a_shell_setup("windowsPE", body.format(MARKER))


def test_a_value_that_a_comment_divides_goes_as_a_whole() -> None:
    value = f"<Value>{CANARY_PASSWORD[:5]}<!-- x -->{CANARY_PASSWORD[5:]}</Value>"
    body = "<AutoLogon><Password>{}</Password></AutoLogon>"
    result = scrubbed(a_shell_setup("specialize", body.format(value)), "unattend.xml")

    assert CANARY_PASSWORD[5:].encode() not in result.document.data
    assert result.left == ()


def test_a_secret_in_binary_data_is_reported_as_left() -> None:
    content = bytes(range(256)) + f" {TEST_MAK} ".encode("utf-16-le")
    result = scrubbed(content, "tool.exe")

    assert not result.is_changed
    assert [(one.last_five, "binary data" in one.advice) for one in result.left] == [
        ("Q4JK2", True)
    ]


def test_an_allowed_secret_stays() -> None:
    allowed = ScrubContext(
        CONTEXT.key,
        frozenset({secret_id(Secret(TEST_MAK, SecretKind.PRODUCT_KEY), CONTEXT.key)}),
    )
    document = a_document(f"slmgr /ipk {TEST_MAK}\nnet user a {CANARY_PASSWORD} /add\n")

    assert scrub(document, allowed).document.data.decode() == (
        f"slmgr /ipk {TEST_MAK}\nnet user a {MARKER} /add\n"
    )


def test_planned_findings_have_a_fix() -> None:
    assert [one.fix for one in scrubbed(f"slmgr /ipk {TEST_MAK}").replaced] == [REPLACED]


@pytest.mark.parametrize(
    "text", ["", "nothing", f"slmgr /ipk {GVLK_PRO}", f"<a>{MARKER}</a>", "Password=%Pw%"]
)
def test_a_file_without_secrets_is_unchanged(text: str) -> None:
    assert not scrubbed(text).is_changed


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><?note MAK {}?><unattend/>',
        "<unattend><settings note='MAK {}'/></unattend>",
        '<sequence><variable name="ProductKey">{}</variable></sequence>',
    ],
)
@pytest.mark.parametrize("written", [TEST_MAK, TEST_MAK.replace("-", "&#45;")])
def test_notes_and_attributes_are_scrubbed_however_they_are_written(
    text: str, written: str
) -> None:
    result = scrubbed(text.format(written), "a.xml")

    assert result.document.data == text.format(MARKER).encode()
    assert (len(result.replaced), result.left) == (1, ())


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
def test_the_content_that_setup_replaces_is_replaced_as_a_whole(content: str) -> None:
    whole = (0, len(content))

    assert place_of_marker(a_suspect((7, 9), whole), content) == whole


@pytest.mark.parametrize(
    "content",
    [f"{VALUE}<!-- why -->", f"{VALUE}<Other>1</Other>", "<Key>pw</Key>", f"{VALUE}<?x?>"],
)
def test_text_next_to_a_value_is_kept(content: str) -> None:
    assert place_of_marker(a_suspect((7, 9), (0, len(content))), content) == (7, 9)


def test_a_value_without_a_place_of_its_own_takes_all_around_it_along() -> None:
    content = f"{VALUE}<!-- why -->"

    assert place_of_marker(a_suspect(None, (0, len(content))), content) == (0, len(content))


def test_a_value_outside_of_elements_has_its_own_span_or_none() -> None:
    assert place_of_marker(a_suspect((3, 5), None), "pw=pw") == (3, 5)
    assert place_of_marker(a_suspect(None, None), "") is None

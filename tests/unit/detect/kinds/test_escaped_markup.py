from __future__ import annotations

import base64
import gzip
import json
from html import escape

import pytest

from tests.documents import a_document
from unattend_gen.detect.prefilter import compile_patterns
from unattend_gen.detect.search import matches_in

FILE = (
    '<?xml version="1.0"?>\n<unattend xmlns="urn:schemas-microsoft-com:unattend">\n'
    '<settings pass="oobeSystem"><component name="Microsoft-Windows-Shell-Setup">\n'
    "<AutoLogon><Password>\n<Value>{}</Value></Password></AutoLogon>\n"
    "<CommandLine>net user a Kestrel!78</CommandLine></component></settings></unattend>\n"
)
TEXT = FILE.format("Kestrel!77")


def in_json(text: str) -> str:
    return json.dumps({"unattend": text}).replace("<", "\\u003c").replace(">", "\\u003e")


FORMS = {
    "powershell.json": in_json(TEXT),
    "python.json": json.dumps({"unattend": TEXT}),
    "task.xml": f"<task><content>{escape(TEXT)}</content></task>",
    "references.xml": TEXT.replace("<", "&#60;").replace(">", "&#x3E;").join(("<a>", "</a>")),
    "cdata.xml": f"<task><content><![CDATA[{TEXT}]]></content></task>",
    "twice.json": in_json(f"<task>{escape(TEXT)}</task>"),
    "twice.xml": f"<a>{escape(escape(TEXT))}</a>",
    "cdata.json": in_json(f"<task><![CDATA[{TEXT}]]></task>"),
    "here.ps1": f"$xml = @'\n{TEXT}'@\n",
    "here.sh": f"cat > x <<'EOF'\n{TEXT}EOF\n",
    "x.c": 'char a[] = "' + TEXT.replace('"', '\\"').replace("\n", "\\n") + '";\n',
    "x.url": "https://example.org/?xml=" + TEXT.replace("<", "%3C").replace(">", "%3E"),
}


@pytest.mark.parametrize("name", FORMS)
def test_password_and_command_are_found_once_at_their_places(name: str) -> None:
    found = [
        reading.text[slice(*match.span)]
        for reading, match in matches_in(a_document(FORMS[name], name))
        if match.content.is_leak and match.span
    ]

    assert sorted(found) == ["Kestrel!77", "Kestrel!78"]


@pytest.mark.parametrize("name", ["powershell.json", "task.xml"])
def test_the_marker_is_no_secret(name: str) -> None:
    text = FORMS[name].replace("Kestrel!77", "*SENSITIVE*DATA*DELETED*").replace("net user", "")

    assert not [one for _, one in matches_in(a_document(text, name)) if one.content.is_leak]


def test_an_answer_file_in_gzip_in_base64_is_found() -> None:
    packed = base64.b64encode(gzip.compress(TEXT.encode())).decode()
    found = matches_in(a_document(f"$z = '{packed}'\n", "x.ps1"))

    assert "Kestrel!77" in {one.secret.reveal() for _, one in found if one.secret}


@pytest.mark.parametrize("data", [b"\x1f\x8b\x08" + b"x" * 200, gzip.compress(b"x" * 10**8)])
def test_damaged_and_huge_gzip_is_harmless(data: bytes) -> None:
    text = base64.b64encode(data).decode()

    assert not list(matches_in(a_document(f"$z = '{text}'\n", "x.ps1")))


def test_the_name_of_a_command_alone_is_a_sign_with_hints_too() -> None:
    inner = "<SynchronousCommand><CommandLine>net user deploy kestrel77</CommandLine>"
    text = json.dumps({"content": inner}).replace("<", "\\u003c").replace(">", "\\u003e")
    compile_patterns()

    found = [match for _, match in matches_in(a_document(text, "x.json")) if match.span]

    assert [text[match.start : match.end] for match in found] == ["kestrel77"]

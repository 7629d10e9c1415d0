"""All fuzz targets, including those of the audit.

Seeds are written in code, so that the project contains no binary files. An input that once broke a
target is added to its seeds.
"""

from __future__ import annotations

import codecs
import gzip
from typing import Final

from tests.fuzz.audit_targets import AUDIT_TARGETS
from tests.fuzz.target import Target
from tests.keys import PUBLISHED_KEYS
from tests.samples import TEST_MAK, a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.encoding import decode
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.write import write
from unattend_gen.auditor.panther import check
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.product_key import ProductKey, is_placeholder_key
from unattend_gen.core.report import in_reading_order
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.differ import documents
from unattend_gen.differ.answer_files import compare_answer_files
from unattend_gen.errors import AnswerFileError, KeyFormatError
from unattend_gen.rules.load import answer_file_rules, secret_rules
from unattend_gen.validator.fixes import fix


def _parse(data: bytes) -> None:
    answer_file = parse(data)
    for node in answer_file.settings():
        answer_file.location("f", node.element, node.address)
    once = write(answer_file)
    assert write(parse(once)) == once


def _validate(data: bytes) -> None:
    document = Document(Location("unattend.xml"), data)
    fixed = fix(document, catalog(), windows=None, wanted=lambda _: True)
    assert in_reading_order(fixed.left) == fixed.left


def _check(data: bytes) -> None:
    report = check([Document(Location("unattend.xml"), data)], catalog())
    assert len(report.documents) == 1


def _compare(data: bytes) -> None:
    answer_file = parse(data)
    assert compare_answer_files(answer_file, answer_file, catalog()) == ()
    comparing = documents.compare_documents(
        {"f": Document(Location("a"), _ANSWER_FILE.encode())},
        {"f": Document(Location("b"), data)},
        catalog(),
    )
    assert len(list(comparing)) == 1


def _decode(data: bytes) -> None:
    text, encoding = decode(data)
    text.encode()
    assert isinstance(encoding.matches_declaration, bool)


def _product_key(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    is_placeholder_key(text)
    key = ProductKey.parse(text)
    assert key.last_five == text.strip().upper()[-5:]


def _setting_path(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    assert str(SettingPath.parse(text)) == text


_ANSWER_FILE: Final = a_shell_setup(
    "specialize",
    f"<ComputerName>PC-\u00e4</ComputerName><ProductKey>{TEST_MAK}</ProductKey><!-- c -->"
    '<Box wcm:action="add" wcm:keyValue="k">&lt;<![CDATA[<x>]]> loose <Leaf/></Box>',
).decode()
_DOCUMENTS: Final = (
    _ANSWER_FILE.encode(),
    _ANSWER_FILE.encode("utf-8-sig"),
    _ANSWER_FILE.encode("utf-16"),
    _ANSWER_FILE.replace("utf-8", "utf-16").encode("utf-16-be"),
    _ANSWER_FILE.replace("utf-8", "windows-1252").encode("cp1252"),
    an_answer_file(("oobeSystem", a_component("C", "")), processed=("oobeSystem",)),
    b'<!DOCTYPE u [<!ENTITY p "q<r/>">]><u a="&p;">&p;&#x41;</u>',
    b"<a>" * 300,
    b"",
    gzip.compress(b"<u/>", mtime=0),
    b"<u><![CDATA[]]></u>",
    b"<u><!----><a/></u>",
)
_RULED: Final = tuple(rule.card.bad.encode() for rule in answer_file_rules())
_COPIES: Final = (
    *(rule.card.bad.encode() for rule in secret_rules()),
    b"<u><Password/><compon" + b"en" * 30_000 + b" <x",  # a name was split in every way
)
_MARKUP: Final = (
    *(b"<", b">", b"</", b"/>", b"&", b";", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?", b"?>"),
    *(b'"', b"'", b"=", b"\0", b"\r", b"\n", b"\xff", b"\xc3", b"\xed\xa0\x80", b"&#0;", b"&p;"),
    *(b"<!DOCTYPE u [", b"<!ENTITY p 'x'>", b"]>", b'<?xml version="1.0" encoding="', b'"?>'),
    *(b"utf-16", b"shift_jis", b"rot13", b"xmlns=", b"wcm:", b"xml:space"),
    *(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE),
)

TARGETS: Final = (
    Target("xml", _parse, AnswerFileError, _DOCUMENTS, _MARKUP),
    Target("encoding", _decode, AnswerFileError, _DOCUMENTS, _MARKUP),
    Target("validate", _validate, AnswerFileError, _RULED, _MARKUP),
    Target("check", _check, AnswerFileError, _COPIES, _MARKUP),
    Target("diff", _compare, AnswerFileError, (*_DOCUMENTS, *_RULED), _MARKUP),
    Target(
        "product-key",
        _product_key,
        KeyFormatError,
        (
            TEST_MAK.encode(),
            f" {TEST_MAK.lower()}\n".encode(),
            TEST_MAK.replace("-", "\u2013").encode(),
            b"XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
            b"[KEY]",
            *(key.encode() for key in PUBLISHED_KEYS[::20]),
        ),
        (b"-", b"N", b"NN", b"0", b" ", "\u2013".encode(), "\ufb00".encode(), b"\0", b"\xff"),
    ),
    Target(
        "setting-path",
        _setting_path,
        ValueError,
        (
            b"specialize/Microsoft-Windows-Shell-Setup/ComputerName",
            b"oobeSystem/C/FirstLogonCommands/SynchronousCommand[2]/CommandLine",
            b"specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]/@keyValue",
            b"generalize/Microsoft-Windows-WDF-Kernel Library/A",
        ),
        (b"/", b"[", b"]", b"[1]", b"[0]", b"@", b"@keyValue", b" ", b"\n", "\u0661".encode()),
    ),
    *AUDIT_TARGETS,
)

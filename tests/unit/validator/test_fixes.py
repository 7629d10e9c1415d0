from __future__ import annotations

import codecs

import pytest

from tests.fixing import fixed, fixing, safely_fixed
from tests.judging import HERE, slugs
from tests.samples import GVLK_ENTERPRISE, a_component, a_shell_setup, an_answer_file
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.validator.fixes import Fixed, any_fix, fix, safe

SHELL = "Microsoft-Windows-Shell-Setup"


def a_specialize(body: str) -> bytes:
    """An answer file with this content in Shell-Setup."""
    return a_shell_setup("specialize", body)


def a_setup(body: str) -> bytes:
    """An answer file with this content in the component of windowsPE."""
    return an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", body)))


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("<copyprofile>true</copyprofile>", "<CopyProfile>true</CopyProfile>"),
        ("<CopyProfile>YES</CopyProfile>", "<CopyProfile>true</CopyProfile>"),
        ("<CopyProfile> 0 </CopyProfile>", "<CopyProfile>false</CopyProfile>"),
        ("<TimeZone>UTC</TimeZone>\n<TimeZone>UTC</TimeZone>", "<TimeZone>UTC</TimeZone>"),
    ],
)
def test_a_safe_fix_is_applied_to_what_is_written(bad: str, good: str) -> None:
    assert safely_fixed(a_specialize(f"\n{bad}\n")) == a_specialize(f"\n{good}\n")


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("<ComputreName>PC-01</ComputreName>", "<ComputerName>PC-01</ComputerName>"),
        ("<CopyProfile>ture</CopyProfile>", "<CopyProfile>true</CopyProfile>"),
        ("<TimeZone>Romance Standrd Time</TimeZone>", "<TimeZone>Romance Standard Time</TimeZone>"),
        ('<TimeZone xmlns="">UTC</TimeZone>', "<TimeZone>UTC</TimeZone>"),
        ("<RegisteredOwner> A </RegisteredOwner>", "<RegisteredOwner>A</RegisteredOwner>"),
    ],
)
def test_an_unsafe_fix_waits_until_it_is_asked_for(bad: str, good: str) -> None:
    data = a_specialize(bad)

    assert safely_fixed(data) == data
    assert fixed(data) == a_specialize(good)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        (b'processorArchitecture="x64"', b'processorArchitecture="amd64"'),
        (b'name="microsoft-windows-shell-setup"', b'name="Microsoft-Windows-Shell-Setup"'),
        (b' language=""', b' language="neutral"'),
    ],
)
def test_a_component_gets_the_attribute_that_was_meant(bad: bytes, good: bytes) -> None:
    data = a_specialize("<TimeZone>UTC</TimeZone>")

    assert safely_fixed(data.replace(good, bad)) == data


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        (b'pass="specialise"', b'pass="specialize"'),
        (b'name="Microsoft-Windwos-Shell-Setup"', b'name="Microsoft-Windows-Shell-Setup"'),
        (b'language="en-US"', b'language="neutral"'),
        (b"urn:schemas-microsoft-com:unatend", b"urn:schemas-microsoft-com:unattend"),
        (b'publicKeyToken="31bf3856ad364e53"', b'publicKeyToken="31bf3856ad364e35"'),
    ],
)
def test_the_frame_gets_what_was_meant_when_that_is_asked_for(bad: bytes, good: bytes) -> None:
    data = a_specialize("<TimeZone>UTC</TimeZone>")

    assert safely_fixed(data.replace(good, bad)) == data.replace(good, bad)
    assert fixed(data.replace(good, bad)) == data


def test_a_component_gets_the_architecture_that_all_others_have() -> None:
    one = a_component(SHELL, "<TimeZone>UTC</TimeZone>")
    other = a_component("Microsoft-Windows-International-Core", "<UILanguage>en-US</UILanguage>")
    data = an_answer_file(("specialize", one + other))
    lacking = data.replace(b' processorArchitecture="amd64"', b"", 1)

    assert slugs(safely_fixed(lacking)) == slugs(data)


def test_the_key_gets_its_element_and_is_not_moved() -> None:
    data = a_setup(f"<UserData><ProductKey>\n{GVLK_ENTERPRISE}\n</ProductKey></UserData>")

    assert f"<ProductKey>\n<Key>{GVLK_ENTERPRISE}</Key>\n</ProductKey>".encode() in fixed(data)


def test_a_key_that_would_be_wrong_there_gets_no_element() -> None:
    data = a_setup("<UserData><ProductKey>no key at all</ProductKey></UserData>")

    outcome = fixing(data)

    assert outcome.document.data == data
    assert [one.rule for one in outcome.left] == ["key-text-without-key-element"]


def test_the_declaration_is_made_to_say_what_the_bytes_are() -> None:
    data = a_specialize("<TimeZone>UTC</TimeZone>")

    assert safely_fixed(data.replace(b"utf-8", b"utf-16", 1)) == data


def test_a_doctype_that_declares_something_stays() -> None:
    doctype = b'<!DOCTYPE unattend [<!ENTITY a "UTC">]><unattend'
    data = a_specialize("<TimeZone>&a;</TimeZone>").replace(b"<unattend", doctype)

    assert fixed(data) == data


def test_an_empty_component_with_a_remark_stays() -> None:
    data = a_specialize("<!-- to come -->")

    assert fixed(data) == data


def test_a_component_that_occurs_twice_goes_when_that_is_asked_for() -> None:
    data = a_specialize("<TimeZone>UTC</TimeZone>")
    start, end = data.index(b"<component"), data.index(b"</settings>")
    twice = data[:end] + b"\n" + data[start:end] + data[end:]

    assert safely_fixed(twice) == twice
    assert fixed(twice) == data[:end] + b"\n" + data[end:]


def test_an_empty_pass_goes() -> None:
    data = a_specialize("<TimeZone>UTC</TimeZone>")
    empty = data.replace(b"</unattend>", b'<settings pass="oobeSystem"/>\n</unattend>')

    assert safely_fixed(empty) == data


def test_a_fix_that_would_bring_another_finding_is_left_out() -> None:
    twice = "<ComputreName>PC-01</ComputreName><ComputerName>PC-02</ComputerName>"

    outcome = fixing(a_specialize(twice))

    assert outcome.document.data == a_specialize(twice)


def test_fixes_for_one_place_are_applied_one_after_the_other() -> None:
    data = a_specialize("<TimeZone>UTC</TimeZone>")
    bad = data.replace(b' publicKeyToken="31bf3856ad364e35" language="neutral"', b"")

    outcome = fixing(bad, safe)

    assert [one.rule for one in outcome.fixed] == ["missing-component-attribute"] * 2
    assert slugs(outcome.document.data) == slugs(data)


def test_encoding_mark_and_line_ends_are_kept() -> None:
    def written(name: str) -> bytes:
        text = a_specialize(f"\r\n<{name}>true</{name}>\r\n<!-- \u00e4 -->").decode()
        return codecs.BOM_UTF16_LE + text.replace("utf-8", "utf-16").encode("utf-16-le")

    assert safely_fixed(written("copyprofile")) == written("CopyProfile")


def test_the_caller_selects_the_fixes() -> None:
    data = a_specialize("<copyprofile>YES</copyprofile>")

    outcome = fixing(data, lambda finding: finding.rule == "wrong-type")

    assert outcome.document.data == a_specialize("<copyprofile>true</copyprofile>")


def test_input_that_is_not_xml_stays_as_it_is() -> None:
    document = Document(HERE, b"<unattend>")

    assert fix(document, catalog(), wanted=any_fix) == Fixed(document, document)


def test_an_encoding_that_does_not_give_its_bytes_back_is_left_alone() -> None:
    data = a_specialize("<copyprofile>true</copyprofile><!-- \u2252 -->")
    data = data.decode().replace("utf-8", "cp932").encode("cp932").replace(b"\x81\xe0", b"\x87\x90")

    outcome = fixing(data)

    assert outcome.document.data == data
    assert [one.rule for one in outcome.left] == ["wrong-case"]

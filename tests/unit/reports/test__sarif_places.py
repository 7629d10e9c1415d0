from __future__ import annotations

import pytest

from unattend_gen.core.location import Location
from unattend_gen.reports._sarif_places import (
    Artifacts,
    FileUri,
    encode_artifact,
    encode_place,
    encoded,
    file_uri,
    roots,
)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a.xml", FileUri("a.xml", is_relative=True)),
        ("./a//b/./c.xml", FileUri("a/b/c.xml", is_relative=True)),
        ("a\\b.xml", FileUri("a/b.xml", is_relative=True)),
        ("my file#1.xml", FileUri("my%20file%231.xml", is_relative=True)),
        ("a:b.xml", FileUri("a%3Ab.xml", is_relative=True)),
        ("über/漢.xml", FileUri("%C3%BCber/%E6%BC%A2.xml", is_relative=True)),
        ("../a.xml", FileUri("../a.xml", is_relative=False)),
        ("-", FileUri("-", is_relative=False)),
        ("/srv/a b.xml", FileUri("file:///srv/a%20b.xml", is_relative=False)),
        ("C:\\share\\a b.xml", FileUri("file:///C:/share/a%20b.xml", is_relative=False)),
        ("\\\\server\\share\\a.xml", FileUri("file://server/share/a.xml", is_relative=False)),
    ],
)
def test_a_path_of_any_system_becomes_a_uri(path: str, uri: FileUri) -> None:
    assert file_uri(path) == uri


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a\udcff", "a%FF"),
        ("a\ud800", "a%ED%A0%80"),
        ("\x1b\n%", "%1B%0A%25"),
        ("](javascript:x)", "%5D%28javascript%3Ax%29"),
    ],
)
def test_undecodable_bytes_and_symbols_are_percent_encoded(name: str, text: str) -> None:
    assert encoded(name) == text


def test_a_file_is_numbered_once_and_a_container_before_its_members() -> None:
    artifacts = Artifacts()

    numbers = [
        artifacts.number(Location("a.xml")),
        artifacts.number(Location("b.iso", ("c.wim", "d e.xml"))),
        artifacts.number(Location("a.xml", line=7)),
        artifacts.number(Location("b.iso")),
    ]

    assert numbers == [0, 3, 0, 1]
    assert artifacts.encoded() == [
        {"location": {"uri": "a.xml", "uriBaseId": "%SRCROOT%"}},
        {"location": {"uri": "b.iso", "uriBaseId": "%SRCROOT%"}},
        {"location": {"uri": "/c.wim"}, "parentIndex": 1},
        {"location": {"uri": "/d%20e.xml"}, "parentIndex": 2},
    ]


def test_a_file_can_have_properties() -> None:
    artifacts = Artifacts()

    artifacts.describe(Location("/a.xml"), {"verdict": "leaked"})

    assert artifacts.encoded() == [
        {"location": {"uri": "file:///a.xml"}, "properties": {"verdict": "leaked"}}
    ]


def test_a_place_without_a_line_has_no_region() -> None:
    assert encode_place(Location("a.xml"), Artifacts()) == {
        "physicalLocation": {
            "artifactLocation": {"uri": "a.xml", "uriBaseId": "%SRCROOT%", "index": 0}
        }
    }


def test_a_location_in_a_member_has_the_known_parts() -> None:
    location = Location("a.iso", ("b\\c.xml",), line=3, setting="specialize/C/D\x1b")

    assert encode_place(location, Artifacts()) == {
        "physicalLocation": {
            "artifactLocation": {"uri": "/b/c.xml", "index": 1},
            "region": {"startLine": 3},
        },
        "logicalLocations": [{"fullyQualifiedName": "specialize/C/D\\x1b", "kind": "element"}],
    }


def test_the_working_folder_is_not_revealed() -> None:
    assert roots() == {
        "%SRCROOT%": {"description": {"text": "the folder in which unattend-gen was run"}}
    }


def test_an_artifact_is_named_and_numbered() -> None:
    artifacts = Artifacts()
    artifacts.number(Location("a.xml"))

    assert encode_artifact(Location("b.xml", line=3), artifacts) == {
        "uri": "b.xml",
        "uriBaseId": "%SRCROOT%",
        "index": 1,
    }

from __future__ import annotations

from unattend_gen.core.location import Location
from unattend_gen.reports._sarif_places import Artifacts, encode_artifact, encode_place, roots


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


def test_more_can_be_said_of_a_file() -> None:
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


def test_a_place_in_a_member_has_what_is_known_of_it() -> None:
    location = Location("a.iso", ("b\\c.xml",), line=3, setting="specialize/C/D\x1b")

    assert encode_place(location, Artifacts()) == {
        "physicalLocation": {
            "artifactLocation": {"uri": "/b/c.xml", "index": 1},
            "region": {"startLine": 3},
        },
        "logicalLocations": [{"fullyQualifiedName": "specialize/C/D\\x1b", "kind": "element"}],
    }


def test_where_the_folder_is_on_this_machine_is_not_told() -> None:
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

from __future__ import annotations

import pytest

from tests.carried_files import EXTRACTOR, FOLDER, carrying, parsed
from unattend_gen.importer.embedded.section import CarriedFile, foreign_section

A = rf"{FOLDER}\A.ps1"


def files(data: bytes) -> list[CarriedFile] | None:
    section = foreign_section(parsed(data))
    return None if section is None else [*section.files.values()]


def test_files_are_found_by_their_paths_in_any_case() -> None:
    section = foreign_section(parsed(carrying({A: " a\n", r"%TEMP%\b.cmd": "b"})))

    assert section is not None
    assert section.file(A.upper()) == CarriedFile(A, "a")
    assert section.file(A.replace("\\Scripts\\", "\\Scripts\\\\")) == CarriedFile(A, "a")
    assert [file.suffix for file in section.files.values()] == [".ps1", ".cmd"]


def test_an_extractor_with_a_constant_is_understood() -> None:
    extractor = EXTRACTOR.replace("foreach", "$scriptsDir = 'C:\\Windows';\nforeach", 1)

    assert files(carrying({A: "a"}, extractor=extractor)) == [CarriedFile(A, "a")]


@pytest.mark.parametrize(
    "extractor",
    [
        "",
        "param( [xml] $Document );",
        EXTRACTOR + "Stop-Computer;",
        EXTRACTOR.replace(
            "WriteAllBytes( $path, $bytes )", "WriteAllBytes( $path, $bytes ); Iex x"
        ),
        EXTRACTOR.replace(".Trim()", ""),
    ],
)
def test_an_extractor_that_does_something_else_is_not_understood(extractor: str) -> None:
    assert files(carrying({A: "a"}, extractor=extractor)) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</Extensions>", "</Extensions><Extensions/>"),
        ('xmlns="https://contoso.com/generator/"', 'xmlns="urn:unattend-gen:scripts:1"'),
        ("<File path=", "<File><a/></File><File path="),
        ("<Extensions ", "<Other ><a/></Other><Extensions_ "),
    ],
)
def test_other_sections_are_left_alone(old: str, new: str) -> None:
    text = carrying({A: "a"}).decode().replace(old, new)
    text = text.replace("</Extensions>", "</Extensions_>") if "Extensions_ " in new else text

    assert files(text.encode()) is None

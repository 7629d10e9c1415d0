from __future__ import annotations

import pytest

from unattend_gen.errors import OutputError
from unattend_gen.output.names import demand_safe_names, folder_name_trouble


def refusal(*names: str) -> str:
    with pytest.raises(OutputError) as caught:
        demand_safe_names(names)
    return caught.value.message


@pytest.mark.parametrize(
    "name",
    [
        "Unattend.xml",
        "PC-1/Unattend.xml",
        "a/b/c.txt",
        "console.txt",
        "com10",
        "nullify",
        ".hidden",
        "Ünattend.xml",
        "name with blanks.txt",
        "..double",
    ],
)
def test_a_plain_relative_name_is_safe(name: str) -> None:
    demand_safe_names([name])


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "it does not stay below its folder"),
        (".", "it does not stay below its folder"),
        ("..", "it does not stay below its folder"),
        ("../x", "it does not stay below its folder"),
        ("a/../../x", "it does not stay below its folder"),
        ("/etc/passwd", "it does not stay below its folder"),
        ("a//b", "it does not stay below its folder"),
        ("a/", "it does not stay below its folder"),
        ("..\\x", "it holds a character that not every system allows"),
        ("C:x", "it holds a character that not every system allows"),
        ("file:stream", "it holds a character that not every system allows"),
        ("a\x00b", "it holds a character that not every system allows"),
        ("a\x1bb", "it holds a character that not every system allows"),
        ("what?", "it holds a character that not every system allows"),
        ("name.", "Windows drops a dot or blank at the end"),
        ("name ", "Windows drops a dot or blank at the end"),
        ("CON", "Windows keeps it for a device"),
        ("nul.xml", "Windows keeps it for a device"),
        ("a/COM1.txt", "Windows keeps it for a device"),
        ("lpt\u00b9", "Windows keeps it for a device"),
        ("conin$", "Windows keeps it for a device"),
        (".unattend-gen-x.lock", "this program keeps such names for itself"),
    ],
)
def test_a_name_that_is_not_safe_everywhere_is_refused(name: str, reason: str) -> None:
    assert refusal(name).endswith(f" cannot be written: {reason}")


def test_a_refused_name_is_shown_without_control_characters() -> None:
    assert refusal("a\x1b[2Jb").startswith(r"the name 'a\\x1b[2Jb' cannot be written")


def test_names_that_differ_in_case_only_are_refused() -> None:
    assert refusal("Unattend.xml", "unattend.XML") == "two files would be called unattend.XML"


@pytest.mark.parametrize("name", ["PC-0001", "Zimmer 12", "Ä.1", "x" * 150, "con1"])
def test_such_a_name_can_be_that_of_a_folder(name: str) -> None:
    assert folder_name_trouble(name) is None


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("a/b", "it holds a slash"),
        ("..", "it does not stay below its folder"),
        ("a\\b", "it holds a character that not every system allows"),
        ("C:", "it holds a character that not every system allows"),
        ("*", "it holds a character that not every system allows"),
        ("a\tb", "it holds a character that cannot be seen"),
        ("a\u202eb", "it holds a character that cannot be seen"),
        ("a.", "Windows drops a dot or blank at the end"),
        ("a ", "Windows drops a dot or blank at the end"),
        (" a", "it begins with a blank or a dash"),
        ("-rf", "it begins with a blank or a dash"),
        ("Lpt1.x", "Windows keeps it for a device"),
        (".unattend-gen-x", "this program keeps such names for itself"),
        ("ä" * 76, "it is longer than 150 bytes"),
    ],
)
def test_such_a_name_cannot_be_that_of_a_folder(name: str, trouble: str) -> None:
    assert folder_name_trouble(name) == trouble

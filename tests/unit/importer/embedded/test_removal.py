from __future__ import annotations

from typing import TYPE_CHECKING

from tests.carried_files import carrying, parsed
from unattend_gen.importer.embedded.removal import NewCommand, without
from unattend_gen.importer.generators._generator import Source

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import AnswerFile, Element

DATA = carrying({r"C:\a.ps1": "one"}, ("two", "three"), ("four",))


def elements(answer_file: AnswerFile, *texts: str) -> list[Element]:
    found = [e for e in answer_file.root.iter("{*}Path", "{*}CommandLine") if e.text in texts]
    return [parent for each in found if (parent := each.getparent()) is not None]


def test_the_rest_is_numbered_again_and_keeps_its_lines() -> None:
    answer_file = parsed(DATA)

    rest = without(Source(answer_file, DATA), elements(answer_file, "two"))

    assert rest is not None
    assert [e.text for e in rest.answer_file.root.iter("{*}Order")] == ["1", "2", "1"]
    assert [e.text for e in rest.answer_file.root.iter("{*}Path")][1:] == ["three"]
    assert rest.answer_file.text.count("\n") == answer_file.text.count("\n")


def test_a_list_without_commands_is_removed() -> None:
    answer_file = parsed(DATA)

    rest = without(Source(answer_file, DATA), elements(answer_file, "four"))

    assert rest is not None
    assert rest.answer_file.root.find(".//{*}FirstLogonCommands") is None


def test_the_comment_before_an_element_goes_with_it() -> None:
    data = DATA.replace(b"<Extensions ", b"<!-- about scripts --><Extensions ")
    answer_file = parsed(data)

    rest = without(Source(answer_file, data), [answer_file.root[-1]])

    assert rest is not None
    assert "about scripts" not in rest.answer_file.text
    assert "<Extensions" not in rest.answer_file.text


def test_a_file_with_a_document_type_cannot_be_divided() -> None:
    data = DATA.replace(b"<unattend", b"<!DOCTYPE unattend>\n<unattend", 1)
    answer_file = parsed(data)

    assert without(Source(answer_file, data), [answer_file.root[-1]]) is None


def test_commands_take_the_place_of_another() -> None:
    answer_file = parsed(DATA)
    (item,) = elements(answer_file, "two")
    new = NewCommand("a & b", "why"), NewCommand("c", "why")

    rest = without(Source(answer_file, DATA), elements(answer_file, "three"), {item: new})

    assert rest is not None
    items = rest.answer_file.root.findall(".//{*}RunSynchronousCommand")
    assert [[child.text for child in each] for each in items[1:]] == [
        ["2", "why", "a & b"],
        ["3", "why", "c"],
    ]
    assert rest.answer_file.text.count("\n") == answer_file.text.count("\n")


def test_commands_without_numbers_are_not_replaced() -> None:
    data = DATA.replace(b"<Order>2<", b"<Order>x<")
    answer_file = parsed(data)
    (item,) = elements(answer_file, "two")

    assert without(Source(answer_file, data), [], {item: (NewCommand("a", "b"),)}) is None

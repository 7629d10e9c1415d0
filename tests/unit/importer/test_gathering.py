from __future__ import annotations

from unattend_gen.core.setting_path import SettingPath
from unattend_gen.importer.gathering import gathered
from unattend_gen.importer.said import Beside, Lost, Remark, Said

A = Said(SettingPath.parse("specialize/C/A"), "1", is_listed=True)
B = Said(SettingPath.parse("specialize/C/B"), "2", is_listed=True)


def test_a_comment_belongs_to_what_follows() -> None:
    reading = gathered([Remark("on b"), B, Remark("on x"), Beside("x", "<x/>")], ())

    assert [each.comments for each in reading.said] == [("on b",)]
    assert [each.comments for each in reading.beside] == [("on x",)]


def test_a_comment_behind_a_setting_on_its_line_belongs_to_that() -> None:
    reading = gathered([A, Remark("on a", follows=True), Remark("on b"), B], ())

    assert [each.comments for each in reading.said] == [("on a",), ("on b",)]


def test_what_stands_behind_everything_comes_last() -> None:
    reading = gathered([A, Remark("end")], ("head",))

    assert (reading.head, reading.tail) == (("head",), ("end",))


def test_of_two_values_of_one_setting_the_second_is_lost() -> None:
    twice = Said(A.path, "3", is_listed=True, line=7)

    reading = gathered([A, twice], ())

    assert [each.value for each in reading.said] == ["1"]
    assert reading.lost == (Lost("specialize/C/A", "it stands there twice", 7),)


def test_what_is_lost_is_told_in_order() -> None:
    assert gathered([Lost("a", "b"), Lost("c", "d")], ()).lost == (Lost("a", "b"), Lost("c", "d"))

from __future__ import annotations

from unattend_gen.core.secret import Secret
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.importer.extracted import (
    Comment,
    ExtractedElement,
    ExtractedSetting,
    Lost,
    extraction,
)

A = ExtractedSetting(SettingPath.parse("specialize/C/A"), "1", is_listed=True)
B = ExtractedSetting(SettingPath.parse("specialize/C/B"), "2", is_listed=True)


def test_a_comment_belongs_to_what_follows() -> None:
    found = extraction([Comment("on b"), B, Comment("on x"), ExtractedElement("x", "<x/>")], ())

    assert [each.comments for each in found.settings] == [("on b",)]
    assert [each.comments for each in found.elements] == [("on x",)]


def test_a_comment_after_a_setting_on_its_line_belongs_to_that() -> None:
    found = extraction([A, Comment("on a", follows=True), Comment("on b"), B], ())

    assert [each.comments for each in found.settings] == [("on a",), ("on b",)]


def test_comments_after_everything_come_last() -> None:
    found = extraction([A, Comment("end")], ("head",))

    assert (found.head, found.tail) == (("head",), ("end",))


def test_of_two_values_of_one_setting_the_second_is_lost() -> None:
    twice = ExtractedSetting(A.path, "3", is_listed=True, line=7)

    found = extraction([A, twice], ())

    assert [each.value for each in found.settings] == ["1"]
    assert found.lost == (Lost("specialize/C/A", "it is set twice", 7),)


def test_losses_keep_their_order() -> None:
    assert extraction([Lost("a", "b"), Lost("c", "d")], ()).lost == (Lost("a", "b"), Lost("c", "d"))


def test_what_was_extracted_shows_no_secret() -> None:
    path = SettingPath.parse("specialize/C/S")

    setting = ExtractedSetting(path, Secret("hunter2"), is_listed=True)
    shown = f"{setting}{ExtractedElement('a', Secret('hunter2'))}"

    assert "hunter2" not in shown

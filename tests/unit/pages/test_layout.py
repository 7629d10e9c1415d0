from __future__ import annotations

from unattend_gen.pages.layout import WIDTH, bullets, columns, page, paragraph, table


def test_a_page_has_a_blank_line_between_its_parts_and_none_for_empty_ones() -> None:
    assert page("Title", "one", "", "two") == "Title\n\none\n\ntwo\n"


def test_a_paragraph_is_wrapped_at_the_width() -> None:
    lines = paragraph("word " * 60).splitlines()

    assert len(lines) == 3
    assert all(len(line) <= WIDTH for line in lines)


def test_a_name_is_never_broken() -> None:
    name = "Microsoft-Windows-" * 8

    assert paragraph(name) == name


def test_a_table_keeps_its_values_in_one_column() -> None:
    assert table([("a", "1"), ("longer", "2"), ("gone", None), ("empty", "")]) == (
        "  a       1\n  longer  2"
    )


def test_a_long_value_goes_on_below_itself() -> None:
    lines = table([("a", "word " * 40)]).splitlines()

    assert lines[0].startswith("  a  word")
    assert lines[1].startswith("     word")


def test_a_very_long_label_moves_only_its_own_value() -> None:
    lines = table([("x" * 60, "1"), ("a", "2")]).splitlines()

    assert lines == [f"  {'x' * 60}  1", f"  a{' ' * 49}2"]


def test_a_table_of_nothing_is_nothing() -> None:
    assert table([]) == ""


def test_a_list_has_its_heading() -> None:
    assert bullets("Rules", ["one", "two"]) == "Rules\n  - one\n  - two"


def test_a_list_of_nothing_has_no_heading() -> None:
    assert bullets("Rules", []) == ""


def test_columns_have_their_heading() -> None:
    assert columns("Values", [("1", "on")]) == "Values\n  1  on"


def test_columns_of_nothing_have_no_heading() -> None:
    assert columns("Values", []) == ""

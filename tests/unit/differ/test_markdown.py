from __future__ import annotations

from tests.comparisons import a_change, a_comparison
from unattend_gen.core.comparison import ChangeKind, Comparison, FileComparison
from unattend_gen.differ.markdown import as_markdown


def test_a_comparison_is_a_table_for_each_file() -> None:
    assert as_markdown(a_comparison()) == (
        "### `gone.xml`\n"
        "\n"
        "removed\n"
        "\n"
        "### `new.xml`\n"
        "\n"
        "added\n"
        "\n"
        r"### `one\x7c.xml`"
        "\n"
        "\n"
        "| Change | Setting | Before | After |\n"
        "|---|---|---|---|\n"
        "| changed | `specialize/Microsoft-Windows-Shell-Setup/TimeZone` | `UTC` (line 3) | "
        "`GMT` (line 4) |\n"
        "| changed | `specialize/Microsoft-Windows-Shell-Setup/ProductKey` | "
        "(a product key ending in Q4JK2, in clear text) (line 5) | (Setup's marker) (line 6) |\n"
        "\n"
        "### `wifi.xml`\n"
        "\n"
        "other bytes\n"
        "\n"
        "### Skipped\n"
        "\n"
        "- `b/x.xml:2`: mend it\n"
        "\n"
        "2 changed, 1 file removed, 1 file added, 1 file the same, 1 skipped.\n"
    )


def test_what_is_not_there_has_an_empty_cell() -> None:
    change = a_change(ChangeKind.REMOVED, "gone")

    text = as_markdown(Comparison("a", "b", (FileComparison("f", "a", "b", (change,)),)))

    assert "TimeZone` (gone) | `UTC` (line 3) |  |\n" in text

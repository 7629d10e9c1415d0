from __future__ import annotations

from tests.comparisons import a_change, a_comparison
from unattend_gen.core.comparison import ChangeKind, Comparison, FileComparison
from unattend_gen.differ.text import as_text


def test_a_comparison_is_read_by_people() -> None:
    assert as_text(a_comparison()) == (
        "a/gone.xml: removed\n"
        "\n"
        "b/new.xml: added\n"
        "\n"
        "--- a/one|.xml\n"
        "+++ b/one|.xml\n"
        "\n"
        "changed  specialize/Microsoft-Windows-Shell-Setup/TimeZone\n"
        "       -    3 | UTC\n"
        "       +    4 | GMT\n"
        "\n"
        "changed  specialize/Microsoft-Windows-Shell-Setup/ProductKey\n"
        "       -    5 | (a product key ending in Q4JK2, in clear text)\n"
        "       +    6 | (Setup's marker)\n"
        "\n"
        "a/wifi.xml: other bytes\n"
        "\n"
        "skipped  b/x.xml:2: mend it\n"
        "\n"
        "2 changed, 1 file removed, 1 file added, 1 file the same, 1 skipped\n"
    )


def test_a_note_stands_under_its_change() -> None:
    change = a_change(ChangeKind.ADDED, "blanks differ")

    text = as_text(Comparison("a", "b", (FileComparison("f", "a", "b", (change,)),)))

    assert text.endswith("       +    4 | GMT\n       note: blanks differ\n\n1 added\n")

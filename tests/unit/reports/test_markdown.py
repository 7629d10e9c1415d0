from __future__ import annotations

import pytest

from tests.reports import CHECKED, CLEAN, EXPLAINED, MARKUP_NAMES
from unattend_gen.reports.markdown import FORMAT, code, escaped


def test_a_clean_report_is_a_heading_and_the_sum() -> None:
    assert FORMAT.render(CLEAN, False) == (
        "# unattend-gen validate\n\nno findings, 2 documents read: clean\n"
    )


def test_each_kind_of_thing_has_its_table() -> None:
    assert (
        FORMAT.render(CHECKED, False)
        == """\
# unattend-gen check

2 findings (1 error, 1 note), 1 skipped, 2 documents read, 1 scrubbed, 1 leaked: incomplete

## Findings

| Severity | Rule | Place | Setting | What is wrong | Advice |
| --- | --- | --- | --- | --- | --- |
| error | `leftover-key` | `Panther/unattend.xml:18` | \
`specialize/Microsoft-Windows-Shell-Setup/ProductKey` | a key ending in Q4JK2 is left | \
delete the file |
| note | `wrong-case` | `pe.iso > sources/boot.wim > 2:3` |  | \
the name is written in another case | write it as in the catalog |

## Skipped

| Place | Reason | Advice |
| --- | --- | --- |
| `boot.wim` | needs-extra | pip install it |

## Documents

| Document | Verdict | Setting | State |
| --- | --- | --- | --- |
| `Panther/unattend.xml` | leaked |  |  |
|  |  | `oobeSystem/Microsoft-Windows-Shell-Setup/AutoLogon/Password` | marker |
|  |  | `specialize/Microsoft-Windows-Shell-Setup/ProductKey` | clear |
| `pe.iso > sources/boot.wim > 2` | scrubbed |  |  |

## Rules

- `leftover-key`: `unattend-gen explain leftover-key`
- `wrong-case`: `unattend-gen explain wrong-case`
"""
    )


def test_a_rule_with_a_page_has_its_summary() -> None:
    assert (
        "- `plain-text-password` (a secret is in clear text):"
        " `unattend-gen explain plain-text-password`\n"
    ) in FORMAT.render(EXPLAINED, False)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a (b) - c", "a (b) - c"),
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("[a](b) <i> &amp; #1 ~~x~~", "\\[a\\](b) \\<i\\> \\&amp; \\#1 \\~\\~x\\~\\~"),
        ("a|b\\|c", "a&#124;b\\\\&#124;c"),
        ("http://a www.a", "http\\://a www\\.a"),
        ("a\nb", "a\\\\x0ab"),
    ],
)
def test_every_markup_character_is_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("a*b", "`a*b`"),
        ("a`b``c", "```a`b``c```"),
        ("`a", "`` `a ``"),
        (" a ", "`  a  `"),
        ("a|b\\|c", "`a\\x7cb\\\\x7cc`"),
        ("a\r\nb", "`a\\x0d\\x0ab`"),
    ],
)
def test_a_code_span_holds_any_text(text: str, shown: str) -> None:
    assert code(text) == shown


def test_no_name_adds_a_cell_or_a_line() -> None:
    lines = FORMAT.render(MARKUP_NAMES, False).splitlines()

    assert [line.count("|") for line in lines if line.startswith("|")] == [
        7,
        7,
        7,
        4,
        4,
        4,
        5,
        5,
        5,
        5,
    ]

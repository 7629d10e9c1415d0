from __future__ import annotations

import pytest

from tests.samples import a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.equality import differences, same_content
from unattend_gen.answer_file.parse import parse

SHELL = "Microsoft-Windows-Shell-Setup"
LIST = "<L><I>{}</I><I>{}</I></L>"


def same(one: bytes, other: bytes) -> bool:
    return same_content(parse(one), parse(other))


def a_file(body: str) -> bytes:
    return a_shell_setup("specialize", body)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<A>1</A><B>2</B>", "<B>2</B>\n  <!-- on a --><A>1</A>"),
        ("<A><B>1</B></A>", "<A>\n <B>1</B>\n</A>"),
        ("<A/>", "<A></A>"),
        ("<A>a&amp;b</A>", "<A><![CDATA[a&b]]></A>"),
    ],
)
def test_layout_order_and_comments_do_not_count(one: str, other: str) -> None:
    assert same(a_file(one), a_file(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<A>1</A>", "<A>2</A>"),
        ("<A>1</A>", "<A> 1</A>"),
        ("<A>1</A>", ""),
        ("<A/>", ""),
        ("<A>1</A>", "<a>1</a>"),
        (LIST.format(1, 2), LIST.format(2, 1)),
        ('<A wcm:action="add">1</A>', "<A>1</A>"),
        ('<A wcm:keyValue="1"/>', '<A wcm:keyValue="2"/>'),
        ("<A>x<B/></A>", "<A><B/></A>"),
        ("x", ""),
    ],
)
def test_texts_attributes_and_the_order_of_one_name_count(one: str, other: str) -> None:
    assert not same(a_file(one), a_file(other))


def test_order_and_empty_passes_and_components_do_not_count() -> None:
    one, other = a_component("A", "<S>1</S>"), a_component("B", "<S>2</S>")
    first = an_answer_file(("specialize", one + other), ("oobeSystem", one))
    second = an_answer_file(("oobeSystem", one + a_component("C", "")), ("specialize", other + one))

    assert same(first, second)


def test_two_components_of_one_name_are_one() -> None:
    parts = a_component("A", "<S>1</S>") + a_component("A", "<T>2</T>")

    assert same(
        an_answer_file(("specialize", parts)),
        an_answer_file(("specialize", a_component("A", "<S>1</S><T>2</T>"))),
    )


def test_architectures_passes_and_elements_outside_passes_count() -> None:
    amd64 = an_answer_file(("specialize", a_component("A", "<S>1</S>")))
    x86 = an_answer_file(("specialize", a_component("A", "<S>1</S>", "x86")))
    later = an_answer_file(("oobeSystem", a_component("A", "<S>1</S>")))
    beside = amd64.replace(b"</unattend>", b"<servicing/></unattend>")

    assert [same(amd64, each) for each in (x86, later, beside)] == [False, False, False]


def test_the_mark_of_setup_does_not_count() -> None:
    component = a_component("A", "<S>1</S>")

    assert same(
        an_answer_file(("specialize", component)),
        an_answer_file(("specialize", component), processed=("specialize",)),
    )


def test_a_difference_is_reported_as_an_address() -> None:
    one, other = parse(a_file(LIST.format("a", "b"))), parse(a_file(LIST.format("a", "c")))

    address = f"specialize/{SHELL} (amd64 31bf3856ad364e35 neutral nonSxS)/L/I[2]"
    assert differences(one, other) == (address,)

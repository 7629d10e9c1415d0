from __future__ import annotations

import pytest

from tests.samples import a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.matching import ElementPair, matched
from unattend_gen.answer_file.names import local
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.tree import SettingNode, child_elements, own_text

SHELL_SETUP = "Microsoft-Windows-Shell-Setup"


def by_order(node: SettingNode) -> str | None:
    """The text of the child `Order`."""
    orders = [own_text(each) for each in child_elements(node.element) if local(each.tag) == "Order"]
    return orders[0] if orders else None


def an_item(order: int, text: str) -> str:
    return f"<C><Order>{order}</Order><Line>{text}</Line></C>"


def flat(match: ElementPair) -> list[tuple[str | None, str | None]]:
    """Each match below and including one, by the numbered paths."""
    pair = (
        match.left.numbered if match.left else None,
        match.right.numbered if match.right else None,
    )
    return [pair, *(each for below in match.below for each in flat(below))]


def frames(left: bytes, right: bytes) -> list[tuple[str | None, str | None]]:
    found = matched(parse(left), parse(right), by_order)
    return [
        (one.left.address if one.left else None, one.right.address if one.right else None)
        for one in found
    ]


def items(left: str, right: str) -> list[tuple[str | None, str | None]]:
    """The pairs of items right below the list X."""
    one, other = (a_shell_setup("specialize", f"<X>{body}</X>") for body in (left, right))
    [frame] = matched(parse(one), parse(other), by_order)
    pairs = [pair for match in frame.below for pair in flat(match)]
    return [pair for pair in pairs if (pair[0] or pair[1] or "").count("/") == 1]


def test_components_are_matched_in_any_order() -> None:
    one = ("specialize", a_component("A", "<S>1</S>"))
    other = ("oobeSystem", a_component("B", "<S>1</S>"))

    assert frames(an_answer_file(one, other), an_answer_file(other, one)) == [
        ("specialize/A", "specialize/A"),
        ("oobeSystem/B", "oobeSystem/B"),
    ]


def test_components_of_two_architectures_are_not_matched() -> None:
    left = an_answer_file(("specialize", a_component("A", "")))
    right = an_answer_file(("specialize", a_component("a", "", "x86")))

    assert frames(left, right) == [("specialize/A", None), (None, "specialize/a")]


def test_components_of_one_address_are_matched_by_content() -> None:
    bodies = [("specialize", a_component("A", f"<S>{number}</S>")) for number in (1, 2, 1, 3)]
    turned = [bodies[index] for index in (3, 1, 0, 2)]

    found = matched(parse(an_answer_file(*bodies)), parse(an_answer_file(*turned)), by_order)
    texts = [
        (own_text(m.left.element), own_text(m.right.element))
        for f in found
        for m in f.below
        if m.left and m.right
    ]

    assert texts == [("1", "1"), ("2", "2"), ("1", "1"), ("3", "3")]


def test_elements_next_to_the_passes_are_matched_too() -> None:
    packages = an_answer_file().replace(b"</unattend>", b"<servicing><package/></servicing>")

    assert frames(packages + b"</unattend>", an_answer_file()) == [("unattend/servicing", None)]


def test_a_single_element_is_matched_with_any_content() -> None:
    assert items("<Y>1</Y>", "<Y>2</Y>") == [("X/Y", "X/Y")]


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        (
            an_item(1, "a") + an_item(2, "b"),
            an_item(2, "x") + an_item(1, "y"),
            [("X/C[1]", "X/C[2]"), ("X/C[2]", "X/C[1]")],
        ),
        (
            "<C>a</C><C>b</C><C>c</C>",
            "<C>c</C><C>a</C>",
            [("X/C[1]", "X/C[2]"), ("X/C[2]", None), ("X/C[3]", "X/C[1]")],
        ),
        (
            an_item(1, "a") + an_item(2, "b"),
            an_item(1, "a") + an_item(7, "b"),
            [("X/C[1]", "X/C[1]"), ("X/C[2]", "X/C[2]")],
        ),
        (
            an_item(1, "a") + an_item(2, "b"),
            an_item(1, "a") + an_item(7, "z"),
            [("X/C[1]", "X/C[1]"), ("X/C[2]", None), (None, "X/C[2]")],
        ),
        (
            "<C><N>a</N><V>1</V></C><C><N>b</N><V>2</V></C>",
            "<C><N>b</N><V>3</V></C><C><N>q</N><V>4</V></C>",
            [("X/C[1]", "X/C[2]"), ("X/C[2]", "X/C[1]")],
        ),
    ],
    ids=["by key", "by content", "by likeness", "not alike enough", "without keys"],
)
def test_items_are_matched(left: str, right: str, pairs: list[tuple[str, str]]) -> None:
    assert items(left, right) == pairs


def test_long_lists_are_matched_in_order() -> None:
    left = "".join(f"<C><N>{number}</N></C>" for number in range(200))
    right = "".join(f"<C><N>{-number - 1}</N></C>" for number in range(200))

    assert items(left, right) == [(f"X/C[{n}]", f"X/C[{n}]") for n in range(1, 201)]

from __future__ import annotations

import pytest

from tests.judging import an_index
from tests.samples import a_shell_setup
from unattend_gen.answer_file.edit import replaced
from unattend_gen.rules.order_repairs import ORDER, numbering


def a_command(order: str) -> str:
    """A command for the first logon with this element for its order."""
    return f'<SynchronousCommand wcm:action="add">{order}</SynchronousCommand>'


def numbered(*orders: str) -> str | None:
    """What stands in a list of commands after it was numbered; None where it cannot be."""
    body = "".join(map(a_command, orders))
    survey = an_index(
        a_shell_setup("oobeSystem", f"<FirstLogonCommands>{body}</FirstLogonCommands>")
    )
    fix = numbering(survey, survey.all_settings[0].children)
    if fix is None:
        return None
    text = replaced(survey.answer_file.text, fix.edits)
    start = text.index("<FirstLogonCommands>") + len("<FirstLogonCommands>")
    return text[start : text.index("</FirstLogonCommands>")]


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        (("<Order>2</Order>", "<Order> 5 </Order>"), ("<Order>1</Order>", "<Order> 2 </Order>")),
        (("<Order>1</Order>", "<Order>1</Order>"), ("<Order>1</Order>", "<Order>2</Order>")),
        (("<Order>7</Order>", "<Order>3</Order>"), ("<Order>2</Order>", "<Order>1</Order>")),
        (("\n <x/>\n", "<Order>1</Order>"), ("\n <Order>1</Order>\n <x/>\n", "<Order>2</Order>")),
    ],
)
def test_items_are_numbered_in_the_order_they_have(
    orders: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert numbered(*orders) == "".join(map(a_command, expected))


@pytest.mark.parametrize(
    "orders",
    [
        ("<Order>1</Order>", "<Order>2</Order>"),
        ("<Order>7</Order>", "<x/>", "<Order>3</Order>"),
        ("<Order/>",),
        ("<Order>1</Order>", "<Order>{{ a }}</Order>"),
        ("<Order>1</Order>", "<Order>1<!-- --></Order>"),
    ],
)
def test_what_is_right_or_unclear_is_left_alone(orders: tuple[str, ...]) -> None:
    assert numbered(*orders) is None


def test_numbers_change_the_order_in_which_things_happen() -> None:
    survey = an_index(
        a_shell_setup("oobeSystem", f"<FirstLogonCommands>{a_command('<x/>')}</FirstLogonCommands>")
    )

    fix = numbering(survey, survey.all_settings[0].children)

    assert fix is not None
    assert not fix.is_safe
    assert ORDER in fix.edits[0].text

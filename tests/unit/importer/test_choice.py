from __future__ import annotations

from typing import TYPE_CHECKING

from tests.imports import SHELL, a_view
from unattend_gen.importer.choice import Choice, Trial, chosen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.core.secret import Secret

NAME = f"specialize/{SHELL}/ComputerName"
ZONE = f"specialize/{SHELL}/TimeZone"
SKIP = "specialize/Microsoft-Windows-Security-SPP-UX/SkipAutoActivation"


def render_names(
    data: Mapping[str, object], _secrets: Mapping[str, Secret]
) -> Mapping[str, str | Secret] | None:
    """A renderer that knows the name of the computer, and writes a time zone beside one."""
    table = data.get("computer", {})
    assert isinstance(table, dict)
    if "owner" in table:
        return None
    written: dict[str, str | Secret] = {NAME: table["name"]} if "name" in table else {}
    return written | ({ZONE: "UTC"} if "time_zone" in table else {})


def choice(values: dict[str, str | Secret]) -> Choice:
    view = a_view(values)
    return chosen(view, Trial({}, values, {}, render_names))


def test_a_table_that_says_only_what_is_there_is_taken() -> None:
    assert choice({NAME: "PC-1"}) == Choice(
        {"computer": {"name": "PC-1"}}, {}, {"computer": frozenset({NAME})}
    )


def test_a_table_that_would_say_something_else_gives_up_that_key() -> None:
    assert choice({NAME: "PC-1", ZONE: "W. Europe Standard Time"}).tables == {
        "computer": {"name": "PC-1"}
    }


def test_a_key_that_is_refused_is_left_out() -> None:
    owner = f"specialize/{SHELL}/RegisteredOwner"

    assert choice({NAME: "PC-1", owner: "Bob"}).tables == {"computer": {"name": "PC-1"}}


def test_a_table_that_says_nothing_is_not_taken() -> None:
    assert choice({SKIP: "true"}) == Choice()

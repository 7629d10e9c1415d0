from __future__ import annotations

from typing import TYPE_CHECKING

from tests.imports import SHELL, a_view
from unattend_gen.core.secret import Secret
from unattend_gen.importer.choice import Choice, Trial, choose, content_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = f"specialize/{SHELL}/ComputerName"
ZONE = f"specialize/{SHELL}/TimeZone"
SKIP = "specialize/Microsoft-Windows-Security-SPP-UX/SkipAutoActivation"


def render_names(
    data: Mapping[str, object], _secrets: Mapping[str, Secret]
) -> Mapping[str, str | Secret] | None:
    """A renderer that knows the name of the computer, and adds a time zone of its own."""
    table = data.get("computer", {})
    assert isinstance(table, dict)
    if "owner" in str(table):
        return None
    written: dict[str, str | Secret] = {NAME: table["name"]} if "name" in table else {}
    return written | ({ZONE: "UTC"} if "time_zone" in table else {})


def choice(values: dict[str, str | Secret]) -> Choice:
    view = a_view(values)
    return choose(view, Trial({}, values, {}, render_names))


def test_a_table_that_produces_only_what_is_there_is_taken() -> None:
    assert choice({NAME: "PC-1"}) == Choice(
        {"computer": {"name": "PC-1"}}, {}, {"computer": frozenset({NAME})}
    )


def test_a_key_that_would_produce_something_else_is_dropped() -> None:
    assert choice({NAME: "PC-1", ZONE: "W. Europe Standard Time"}).tables == {
        "computer": {"name": "PC-1"}
    }


def test_a_key_that_is_rejected_is_dropped() -> None:
    owner = f"specialize/{SHELL}/RegisteredOwner"

    assert choice({NAME: "PC-1", owner: "Bob"}).tables == {"computer": {"name": "PC-1"}}


def test_a_table_that_produces_nothing_is_not_taken() -> None:
    assert choice({SKIP: "true"}) == Choice()


def test_commands_are_compared_by_their_content_if_the_order_is_ignored() -> None:
    commands = "windowsPE/Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand"
    values: dict[str, str | Secret] = {
        NAME: "PC-1",
        f"{commands}[1]/Order": "1",
        f"{commands}[1]/Path": "ver",
        f"{commands}[2]/Path": "ver",
        f"{commands}[2]/Description": "Again",
        f"{commands}[3]/Path": Secret("net user jo pw"),
        "scripts/specialize-02-apps.ps1": "exit",
        "scripts/specialize.ps1": "run",
    }

    assert content_keys(values) == {
        NAME: NAME,
        f"{commands}[1]/Path": f"{commands}[ver#1]/Path",
        f"{commands}[2]/Path": f"{commands}[ver#2]/Path",
        f"{commands}[2]/Description": f"{commands}[ver#2]/Description",
        f"{commands}[3]/Path": f"{commands}[secret 3#1]/Path",
        "scripts/specialize-02-apps.ps1": "scripts/specialize-apps.ps1#1",
    }

"""`[accounts]` from the oobeSystem pass; encoded passwords are given in clear text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.password import decoded_secret
from unattend_gen.tables.mapping.view import Candidate, given

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.core.secret import Secret
    from unattend_gen.tables.mapping.view import View

_SHELL: Final = "oobeSystem/Microsoft-Windows-Shell-Setup"
_ADMINISTRATOR: Final = f"{_SHELL}/UserAccounts/AdministratorPassword"
_LOCAL: Final = f"{_SHELL}/UserAccounts/LocalAccounts/LocalAccount"
_LOGON: Final = f"{_SHELL}/AutoLogon"


def propose(view: View) -> Iterator[Candidate]:
    """The accounts with their passwords encoded, then with clear ones; the table has one kind.

    Of both first without a password for automatic logon, which may be that of an account.
    """
    passwords = (
        _ADMINISTRATOR,
        f"{_LOGON}/Password",
        *(f"{item}/Password" for item in view.items(_LOCAL)),
    )
    decoded = _decoded(view, passwords)
    own = view.source(f"{_LOGON}/Password/Value")
    for password in dict.fromkeys((None, own)):
        table = _table(view, password)
        yield Candidate(table, decoded)
        yield Candidate({"passwords": "clear", **table})


def _table(view: View, password: str | None) -> dict[str, object]:
    local = [_account(view, item) for item in view.items(_LOCAL)]
    return given(
        {
            "administrator": view.source(f"{_ADMINISTRATOR}/Value"),
            "local": local or None,
            "auto_logon": _auto_logon(view, password),
        }
    )


def _account(view: View, item: str) -> dict[str, object]:
    groups = view.text(f"{item}/Group")
    return given(
        {
            "name": view.text(f"{item}/Name"),
            "display_name": view.text(f"{item}/DisplayName"),
            "description": view.text(f"{item}/Description"),
            "groups": groups.split(";") if groups else None,
            "password": view.source(f"{item}/Password/Value"),
        }
    )


def _auto_logon(view: View, password: str | None) -> dict[str, object] | None:
    if not view.truth(f"{_LOGON}/Enabled"):
        return None
    return given(
        {
            "user": view.text(f"{_LOGON}/Username"),
            "count": view.number(f"{_LOGON}/LogonCount"),
            "domain": view.text(f"{_LOGON}/Domain"),
            "password": password,
        }
    )


def _decoded(view: View, elements: Iterable[str]) -> dict[str, Secret]:
    """What the variables have to hold so that the encoded passwords come out again."""
    found: dict[str, Secret] = {}
    for element in elements:
        written = view.secret(f"{element}/Value")
        decoded = decoded_secret(written, element.rpartition("/")[2]) if written else None
        if decoded is not None and decoded.has_suffix:
            found[view.variables[f"{element}/Value"]] = decoded.password
    return found

"""`[domain]` from the specialize pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.view import Candidate, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_JOIN: Final = "specialize/Microsoft-Windows-UnattendedJoin/Identification"


def propose(view: View) -> Iterator[Candidate]:
    """A domain with the account that joins it, or a workgroup."""
    workgroup = view.text(f"{_JOIN}/JoinWorkgroup")
    if workgroup is not None:
        yield Candidate({"workgroup": workgroup})
        return
    join = view.text(f"{_JOIN}/JoinDomain")
    account_domain = view.text(f"{_JOIN}/Credentials/Domain")
    yield Candidate(
        given(
            {
                "join": join,
                "account": view.text(f"{_JOIN}/Credentials/Username"),
                "account_domain": account_domain if account_domain != join else None,
                "password": view.source(f"{_JOIN}/Credentials/Password"),
                "ou": view.text(f"{_JOIN}/MachineObjectOU"),
            }
        )
    )

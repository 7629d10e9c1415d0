"""`[accounts]` in the specialize pass, as far as no setting says it: what holds for passwords.

Source:
    Vendor pages on `net accounts`, and public answer files that run it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.additions import Command
from unattend_gen.tables.model.account_policy import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Job
    from unattend_gen.tables.model.account_policy import Lockout


def jobs(spec: Spec) -> Iterator[Job]:
    """How long passwords of local accounts last, and what locks an account."""
    accounts = spec.accounts
    if accounts is None:
        return
    if accounts.password_days is not None:
        days = "unlimited" if accounts.password_days == NEVER else accounts.password_days
        line = f"net.exe accounts /maxpwage:{days}"
        yield Command(Pass.SPECIALIZE, line, "How long passwords last")
    if accounts.lockout is not None:
        yield Command(Pass.SPECIALIZE, _locking(accounts.lockout), "When accounts are locked")


def _locking(lockout: Lockout) -> str:
    options = (
        ("lockoutthreshold", lockout.threshold),
        ("lockoutduration", lockout.minutes),
        ("lockoutwindow", lockout.window),
    )
    said = (f"/{name}:{value}" for name, value in options if value is not None)
    return f"net.exe accounts {' '.join(said)}"

"""`accounts.password_days` and `accounts.lockout`: the policy for all local accounts.

Source:
    Vendor pages on `net accounts`: passwords expire after 1 to 999 days or never; 1 to 999 failed
    logons lock an account, and 0 disables locking; accounts stay locked, and failures are counted,
    for 1 to 99999 minutes.
"""

import re
from typing import Annotated, Final, TypeAlias

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from unattend_gen.core.passes import Pass
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.marks import Runs
from unattend_gen.tables.mapping.transforms import Transform
from unattend_gen.tables.mapping.view import as_number
from unattend_gen.tables.model.base import Parsed, Table, rejected

NEVER: Final = "never"

_OPTIONS: Final = {
    "threshold": "lockoutthreshold",
    "minutes": "lockoutduration",
    "window": "lockoutwindow",
}
_OPTION: Final = re.compile(r"/(\w+):([0-9]{1,6})", re.ASCII)
_MOST_DAYS: Final = 999
_Minutes: TypeAlias = Annotated[int, Field(ge=1, le=99_999)]


def _days(value: object) -> int | str:
    if value == NEVER:
        return NEVER
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MOST_DAYS:
        return value
    message = f"should be a number of days from 1 to {_MOST_DAYS}, or never"
    raise InputError(message, advice='write password_days = 90 or password_days = "never"')


PasswordAge: TypeAlias = Annotated[
    int | str,
    Parsed(
        _days,
        {"anyOf": [{"type": "integer", "minimum": 1, "maximum": _MOST_DAYS}, {"const": NEVER}]},
    ),
]


class Lockout(Table):
    """How many failed logons lock a local account, and for how long."""

    threshold: Annotated[int, Field(ge=0, le=999)] = Field(
        description="Failed logons that lock an account; 0 for never."
    )
    minutes: _Minutes | None = Field(
        default=None, description="How long an account stays locked; not shorter than window."
    )
    window: _Minutes | None = Field(
        default=None, description="Minutes after which failed logons are forgotten."
    )

    @field_validator("window")
    @classmethod
    def _require_shorter(cls, window: int | None, info: ValidationInfo) -> int | None:
        """Windows requires a window that is not longer than the lockout."""
        minutes = info.data.get("minutes")
        if window is not None and minutes is not None and window > minutes:
            message = "is longer than the account stays locked"
            raise rejected(message, advice="make it as long as minutes, or shorter")
        return window

    @field_validator("minutes", "window")
    @classmethod
    def _require_lock(cls, value: int | None, info: ValidationInfo) -> int | None:
        if value is not None and info.data.get("threshold") == 0:
            message = "has no effect if accounts are never locked"
            raise rejected(message, advice="remove it, or raise threshold")
        return value


def _options(value: object) -> str | None:
    """Return the options of `net accounts` for a lockout policy."""
    if not isinstance(value, Lockout):
        return None
    each = ((option, getattr(value, key)) for key, option in _OPTIONS.items())
    return " ".join(f"/{option}:{number}" for option, number in each if number is not None)


def _found(options: str) -> object | None:
    values = dict(_OPTION.findall(options))
    found = {key: int(values[option]) for key, option in _OPTIONS.items() if option in values}
    return found or None


def _as_table(value: object) -> object:
    return {"threshold": 0} if value == NEVER else value


LockoutField: TypeAlias = Annotated[
    Lockout, BeforeValidator(_as_table, json_schema_input_type=str | Lockout)
]
"""A table, or the word `never`."""

PASSWORD_AGE: Final = Runs(
    Pass.SPECIALIZE,
    "net.exe accounts /maxpwage:{text}",
    "How long passwords last",
    Transform(
        lambda days: "unlimited" if days == NEVER else str(days),
        lambda text: NEVER if text == "unlimited" else as_number(text),
    ),
)
LOCKOUT: Final = Runs(
    Pass.SPECIALIZE,
    "net.exe accounts {text}",
    "When accounts are locked",
    Transform(_options, _found),
)

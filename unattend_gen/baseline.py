"""Baselines: findings that are known and accepted for now, with reason, owner and expiry date.

A baseline is a JSON file next to the answer files. It contains rules and places, never a value,
and its paths are relative to its own folder, so that it is valid in any working folder. Product
keys in names are masked, and names are compared in masked form.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unattend_gen.catalog.keys import shown_location, without_secret_keys
from unattend_gen.core.secret import MASK
from unattend_gen.errors import InputError
from unattend_gen.pipes import is_waiting_pipe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location

SCHEMA: Final = "unattend-gen/baseline/1"

_STDIN: Final = "-"
_LIMIT_BYTES: Final = 64 * 1024 * 1024
_ADVICE: Final = "write a new one with --write-baseline FILE"


@dataclass(frozen=True, slots=True)
class Known:
    """One entry: a rule at a place.

    Attributes:
        fingerprint: of the finding, with its path relative to the folder of the baseline.
        path: relative to that folder, with forward slashes; `-` is standard input.
        setting: address of the setting, None if the finding has none.
        line: counted from 1, only if there is no setting.
        reason: why it is accepted; empty until someone has added it.
        owner: who is responsible, in any words; may be empty.
        expires: the last day on which it is accepted, None for no end.
    """

    fingerprint: str
    rule: str
    path: str
    inside: tuple[str, ...] = ()
    setting: str | None = None
    line: int | None = None
    reason: str = ""
    owner: str = ""
    expires: date | None = None

    def has_expired(self, today: date) -> bool:
        """Return whether its last day is over, so that the finding counts again."""
        return self.expires is not None and self.expires < today


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings by fingerprint.

    Attributes:
        folder: absolute path of the folder that paths are relative to.
        known: in the order of the file.
    """

    folder: str
    known: Mapping[str, Known]

    def entry(self, finding: Finding) -> Known:
        """Return a finding as an entry, with the reason, owner and date of a known one."""
        at = self._within(finding.location)
        fingerprint = replace(finding, location=at).fingerprint
        new = Known(
            fingerprint=fingerprint,
            rule=finding.rule,
            path=at.path,
            inside=at.inside,
            setting=at.setting,
            line=at.line if at.setting is None else None,
        )
        old = self.known.get(fingerprint)
        if old is None:
            return new
        return replace(new, reason=old.reason, owner=old.owner, expires=old.expires)

    def relative(self, path: str) -> str:
        """Return a path as entries have it."""
        if path == _STDIN:
            return path
        try:
            within = os.path.relpath(path, self.folder)
        except ValueError:  # another drive
            within = path
        return without_secret_keys(within.replace(os.sep, "/"))

    def is_gone(self, known: Known) -> bool:
        """Return whether the file of an entry no longer exists; False for a masked name."""
        if known.path == _STDIN or MASK in known.path:
            return False
        return not os.path.lexists(Path(self.folder) / known.path)

    def _within(self, at: Location) -> Location:
        return shown_location(replace(at, path=self.relative(at.path)))


def empty_baseline(path: Path) -> Baseline:
    """Return a baseline without entries, for a file at this path."""
    return Baseline(str(path.absolute().parent), {})


def read_baseline(path: Path) -> Baseline:
    """Return the baseline of a file.

    Raises:
        InputError: the file is missing, or not a baseline of a known version.
    """
    entries = _entries(_content(path), str(path))
    return replace(empty_baseline(path), known={one.fingerprint: one for one in entries})


def baseline_text(findings: Iterable[Finding], old: Baseline) -> str:
    """Return a baseline of these findings as text, equal for equal findings.

    Reasons, owners and dates of an old baseline are kept, including dates that have passed, because
    nobody has agreed to a later one. There is one entry for each fingerprint, by path, setting,
    line and rule.
    """
    entries = {(known := old.entry(finding)).fingerprint: known for finding in findings}
    ordered = sorted(entries.values(), key=_order)
    data = {"schema": SCHEMA, "findings": [_as_json(known) for known in ordered]}
    return json.dumps(data, indent=2) + "\n"


def _order(known: Known) -> tuple[str, tuple[str, ...], str, int, str]:
    return known.path, known.inside, known.setting or "", known.line or 0, known.rule


def _as_json(known: Known) -> Mapping[str, object]:
    place = {
        "path": known.path,
        "inside": list(known.inside),
        "setting": known.setting,
        "line": known.line,
    }
    entry: dict[str, object] = {
        "fingerprint": known.fingerprint,
        "rule": known.rule,
        "place": {key: value for key, value in place.items() if value},
        "reason": known.reason,
    }
    if known.owner:
        entry["owner"] = known.owner
    if known.expires is not None:
        entry["expires"] = known.expires.isoformat()
    return entry


def _content(path: Path) -> object:
    try:
        if is_waiting_pipe(path):
            raise InputError("the baseline is a pipe", advice="name a file", where=str(path))
        with path.open("rb") as file:
            data = file.read(_LIMIT_BYTES)
        return json.loads(data)
    except (OSError, ValueError, RecursionError) as error:
        reason = (getattr(error, "strerror", None) or "it is not JSON").removesuffix(".")
        message = f"the baseline cannot be read: {reason}"
        raise InputError(message, advice=_ADVICE, where=str(path)) from None


def _entries(data: Any, where: str) -> tuple[Known, ...]:  # noqa: ANN401 - JSON may be anything
    try:
        if data["schema"] != SCHEMA:
            message = "the version of the baseline is unknown"
            raise InputError(message, advice=_ADVICE, where=where)
        return tuple(
            _known(entry, where=f"{where}: entry {number}")
            for number, entry in enumerate(data["findings"], start=1)
        )
    except (TypeError, KeyError, AttributeError):
        message = "the file is not a baseline"
        raise InputError(message, advice=_ADVICE, where=where) from None


def _known(entry: Mapping[str, Any], *, where: str) -> Known:
    place = entry["place"]
    return Known(
        fingerprint=str(entry["fingerprint"]),
        rule=str(entry["rule"]),
        path=str(place["path"]),
        inside=tuple(map(str, place.get("inside", ()))),
        setting=place.get("setting"),
        line=place.get("line"),
        reason=str(entry.get("reason", "")),
        owner=str(entry.get("owner", "")),
        expires=_day(entry.get("expires"), where),
    )


def _day(text: object, where: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        message = "expires is not a date"
        raise InputError(message, advice="write it as 2027-03-31", where=where) from None

"""What to do about a secret that was left, and why it was left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.secret import SecretKind

if TYPE_CHECKING:
    from unattend_gen.core.location import Location

_ORIGINAL: Final = "unattend-original.xml"


@dataclass(frozen=True, slots=True)
class CopyKind:
    """What kind of copy a document is.

    Attributes:
        was_processed: whether Setup has marked any of its passes as done.
        is_original: whether its name is that of the original which newer releases leave.
    """

    was_processed: bool
    is_original: bool


def copy_kind(location: Location, *, was_processed: bool) -> CopyKind:
    """The kind of a document by its name and by Setup's marks in it."""
    chain = (location.path, *location.inside)
    name = chain[-1].replace("\\", "/").rpartition("/")[2]
    return CopyKind(was_processed, name.lower() == _ORIGINAL)


def advice(kind: SecretKind, copy: CopyKind, *, pass_was_processed: bool | None) -> str:
    """What to do about a secret in a setting, and what explains it."""
    return f"{_remedy(kind)}; {_reason(copy, pass_was_processed=pass_was_processed)}"


def advice_on_command(kind: SecretKind) -> str:
    """What to do about a secret in a command."""
    return f"{_remedy(kind)}; Setup never scrubs commands, and logs them in full"


def advice_on_text(kind: SecretKind) -> str:
    """What to do about a secret in a comment or in text that is no setting."""
    return f"{_remedy(kind)}; Setup scrubs settings alone, never comments and other text"


def _remedy(kind: SecretKind) -> str:
    if kind is SecretKind.PRODUCT_KEY:
        return "delete the file or scrub it, and have the key replaced if others could read it"
    return "delete the file or scrub it, and change the secret if others could read it"


def _reason(copy: CopyKind, *, pass_was_processed: bool | None) -> str:
    if copy.is_original:
        return "Setup of Windows 11 24H2 and later leaves this original beside the scrubbed copy"
    if not copy.was_processed:
        return "no pass is marked as processed, so Setup has not scrubbed this file"
    if pass_was_processed:
        return (
            "the pass is marked as processed and holds it all the same: look for a second answer"
            " file in Panther\\Unattend, Sysprep or the root of the drive"
        )
    return "this pass never ran, and Setup scrubs only passes that ran"

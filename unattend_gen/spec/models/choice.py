"""Values that come from a list: one of some names, a Windows version."""

from unattend_gen.catalog.query import nearest
from unattend_gen.catalog.windows import versions_like, windows_versions
from unattend_gen.errors import InputError
from unattend_gen.spec.models.base import text


def windows_name(value: object) -> str:
    """The name of a Windows version.

    Raises:
        InputError: when the catalog has none of this name.
    """
    written = text(value)
    names = tuple(version.name for version in windows_versions())
    like = versions_like(written)
    if written not in names and like:
        message = "is no Windows version"
        raise InputError(message, advice=f"write one of {', '.join(like)}")
    return one_of(written, names)


def one_of(written: str, names: tuple[str, ...]) -> str:
    """The text, which is one of these names.

    Raises:
        InputError: when it is not; with the nearest name.
    """
    if written in names:
        return written
    near = nearest(written, names)
    message = f"should be one of {', '.join(names)}"
    raise InputError(message, advice=f"did you mean {near}?" if near else "write it as in the list")

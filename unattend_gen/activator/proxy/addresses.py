"""The addresses that activation needs: those of the deployment article, and the present ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from unattend_gen import resources
from unattend_gen.activator.formats import choose
from unattend_gen.catalog.load import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping

ARTICLE: Final = "article"
PRESENT: Final = "present"
BOTH: Final = "both"
HTTP: Final = 80
HTTPS: Final = 443

_LISTS: Final = {ARTICLE: {ARTICLE}, PRESENT: {PRESENT}, BOTH: {ARTICLE, PRESENT}}


@dataclass(frozen=True, slots=True)
class AddressList:
    """A published list of addresses.

    Attributes:
        as_of: the time that it describes, in words.
    """

    name: str
    title: str
    as_of: str

    @property
    def label(self) -> str:
        """The title and the time."""
        return f"{self.title}, {self.as_of}"


@dataclass(frozen=True, slots=True)
class Address:
    """A host, or one file on it.

    Attributes:
        path: path of the file, or empty for the whole host.
        ports: 80, 443 or both.
        lists: the names of the lists that contain it.
    """

    host: str
    path: str
    ports: tuple[int, ...]
    lists: tuple[str, ...]

    @property
    def is_present(self) -> bool:
        """Whether the present list contains it; activation fails without it."""
        return PRESENT in self.lists

    def __str__(self) -> str:
        """Return host and path, without a scheme."""
        return f"{self.host}{self.path}"


@cache
def address_lists() -> tuple[AddressList, ...]:
    """Return all lists, the oldest first."""
    lists = _facts()["lists"]
    return tuple(AddressList(one["name"], one["title"], one["as_of"]) for one in lists)


def addresses(which: str = BOTH) -> tuple[Address, ...]:
    """Return the addresses of the `article`, of the `present` list, or of `both`.

    Raises:
        UsageError: the list is unknown.
    """
    names = choose(_LISTS, which, "omit --list for both", kind="list")
    return tuple(one for one in _all() if names.intersection(one.lists))


@cache
def _all() -> tuple[Address, ...]:
    return tuple(
        Address(one["host"], one.get("path", ""), tuple(one["ports"]), tuple(one["lists"]))
        for one in _facts()["addresses"]
    )


def _facts() -> Mapping[str, Any]:  # Any: untyped JSON
    return read_json(resources.schemas() / "activation" / "proxy-addresses.json")

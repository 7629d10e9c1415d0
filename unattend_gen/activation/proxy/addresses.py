"""The addresses that activation needs past a proxy: those of the article, and those of today."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from unattend_gen import resources
from unattend_gen.catalog.load import read_json
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

ARTICLE: Final = "article"
PRESENT: Final = "present"
BOTH: Final = "both"
HTTP: Final = 80
HTTPS: Final = 443


@dataclass(frozen=True, slots=True)
class AddressList:
    """Where addresses were listed, and when.

    Attributes:
        as_of: the time that the list is of, in words.
    """

    name: str
    title: str
    as_of: str

    @property
    def label(self) -> str:
        """Title and time on one line."""
        return f"{self.title}, {self.as_of}"


@dataclass(frozen=True, slots=True)
class Address:
    """A host, or one file on it.

    Attributes:
        path: of the file, or empty where the whole host is meant.
        ports: 80, 443 or both.
        lists: the names of the lists that have it.
    """

    host: str
    path: str
    ports: tuple[int, ...]
    lists: tuple[str, ...]

    @property
    def is_of_today(self) -> bool:
        """Whether the present list has it; activation fails without those."""
        return PRESENT in self.lists

    def __str__(self) -> str:
        """Host and path, without a scheme."""
        return f"{self.host}{self.path}"


@cache
def address_lists() -> tuple[AddressList, ...]:
    """The lists there are, the oldest first."""
    lists = _facts()["lists"]
    return tuple(AddressList(one["name"], one["title"], one["as_of"]) for one in lists)


def addresses(which: str = BOTH) -> tuple[Address, ...]:
    """The addresses of `article`, `present`, or of both.

    Raises:
        UsageError: no list is called so.
    """
    names = {ARTICLE, PRESENT} if which == BOTH else {which}
    if not names <= {ARTICLE, PRESENT}:
        message = "no such list; there are article, present, both"
        raise UsageError(message, advice="leave --list out for both")
    return tuple(one for one in _all() if names.intersection(one.lists))


@cache
def _all() -> tuple[Address, ...]:
    return tuple(
        Address(one["host"], one.get("path", ""), tuple(one["ports"]), tuple(one["lists"]))
        for one in _facts()["addresses"]
    )


def _facts() -> Mapping[str, Any]:  # Any: untyped JSON
    return read_json(resources.schemas() / "activation" / "proxy-addresses.json")

"""What people write into lists of exceptions: hosts, addresses, patterns, each with its flaws."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING, Final

from unattend_gen.activation.proxy.addresses import HTTP, HTTPS, addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

KMS_PORT: Final = 1688

_ENTRY: Final = re.compile(
    r"(?:(?P<scheme>[a-z]+)://)?(?P<host>[a-z0-9*._-]+)(?::(?P<port>[0-9]{1,5}|\*))?(?P<path>/.*)?",
    re.IGNORECASE,
)
_ALIKE: Final = 0.86
_COMMON_PIECES: Final = 4
"""A name that is so much alike has more in common."""

_WIDE: Final = ("microsoft.com", "live.com", "com")
_CRL: Final = ".crl"
_SCHEME_PORTS: Final = {"http": HTTP, "https": HTTPS}


@dataclass(frozen=True, slots=True)
class Entry:
    """One exception.

    Attributes:
        host: in lower case; a leading `*.` or `.` means all below.
        port: None where none is named.
        path: from the slash on, or empty.
        line: where it stands, counted from 1.
    """

    host: str
    port: int | None
    path: str
    line: int

    @property
    def domain(self) -> str:
        """The host without what makes it a pattern."""
        return self.host.removeprefix("*").removeprefix(".")

    @property
    def has_wildcard(self) -> bool:
        """Whether it means more than one host."""
        return "*" in self.host or self.host.startswith(".")

    def means(self, host: str, path: str) -> bool:
        """Whether it exempts a file or a whole host; a path is compared without case."""
        if not self._means_host(host):
            return False
        rest = self.path.rstrip("*").rstrip("/").lower()
        return not rest or (bool(path) and path.lower().startswith(rest))

    def _means_host(self, host: str) -> bool:
        if not self.has_wildcard:
            return self.host == host
        if self.host.startswith("."):
            return host == self.domain or host.endswith(self.host)
        pattern = re.escape(self.host).replace(r"\*", ".*")
        return re.fullmatch(pattern, host) is not None


def entry_of(text: str, line: int) -> Entry | None:
    """What a word of a list means; None where it is no host at all."""
    match = _ENTRY.fullmatch(text)
    if match is None or "." not in match["host"]:
        return None
    port = match["port"]
    number = (
        int(port) if port and port != "*" else _SCHEME_PORTS.get((match["scheme"] or "").lower())
    )
    return Entry(match["host"].lower().rstrip("."), number, match["path"] or "", line)


def list_entries(text: str) -> Iterator[Entry]:
    """The entries of a plain list: one on a line, or many between semicolons, commas and blanks."""
    for number, line in enumerate(text.splitlines(), start=1):
        for word in re.split(r"[\s;,\"']+", re.sub(r"(?:^|\s)#.*", "", line)):
            entry = entry_of(word, number)
            if entry is not None:
                yield entry


def flaws(entry: Entry) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry, and what to write instead."""
    if entry.port == KMS_PORT:
        yield (
            f"port {KMS_PORT} is that of KMS, which no proxy passes on",
            "write 80 and 443, or no port",
        )
    elif entry.port is not None and entry.port not in _SCHEME_PORTS.values():
        yield f"port {entry.port} is none that activation uses", "write 80 and 443, or no port"
    meant = nearest_host(entry.domain)
    if meant is not None:
        yield f"{entry.domain} is no host of activation", f"{meant} was meant"
    file = entry.path.rpartition("/")[2]
    meant_file = nearest_file(file) if file.lower().endswith(_CRL) else None
    if meant_file is not None:
        yield "the name of the revocation list is misspelt", f"{meant_file} was meant"


def is_wide(entry: Entry) -> bool:
    """Whether an entry exempts far more than activation."""
    return entry.has_wildcard and entry.domain in _WIDE


def nearest_host(host: str) -> str | None:
    """The host that one is a misspelling of; None for a right one, and for one of other things."""
    known = _hosts()
    if host in known or any(name.endswith(f".{host}") for name in known):
        return None
    name = _most_alike(host)
    is_of_vendor = host.endswith((".microsoft.com", ".live.com"))
    # A right domain with another host is another service, unless it is nearly the same word.
    is_meant = name is not None and (not is_of_vendor or _is_one_slip(host, name))
    return name if is_meant else None


def _most_alike(host: str) -> str | None:
    """The known host that is most like one, if any is; lists may have a hundred thousand."""
    if len(_pieces(host) & _known_pieces()) < _COMMON_PIECES:
        return None
    matcher = SequenceMatcher(b=host)
    best, found = _ALIKE, None
    for name in _hosts():
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
            continue
        ratio = matcher.ratio()
        if ratio >= best:
            best, found = ratio, name
    return found


def nearest_file(name: str) -> str | None:
    """The revocation list that a name is a misspelling of; case does not count."""
    known = {path.rpartition("/")[2] for path in (one.path for one in addresses()) if path}
    lowered = {file.lower(): file for file in known}
    if name.lower() in lowered:
        return None
    ratio, file = max((SequenceMatcher(None, name.lower(), one).ratio(), one) for one in lowered)
    return lowered[file] if ratio >= _ALIKE else None


def _pieces(host: str) -> set[str]:
    """What stands in a name, four letters at a time."""
    return {host[at : at + 4] for at in range(len(host) - 3)}


@cache
def _known_pieces() -> frozenset[str]:
    return frozenset(piece for host in _hosts() for piece in _pieces(host))


@cache
def _hosts() -> tuple[str, ...]:
    return tuple(sorted({one.host for one in addresses()}))


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two are exchanged."""
    if abs(len(one) - len(other)) > 1:
        return False
    changes = [tag for tag, *_ in SequenceMatcher(None, one, other).get_opcodes() if tag != "equal"]
    return len(changes) <= 2  # noqa: PLR2004 - two letters exchanged are two changes

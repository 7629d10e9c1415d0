"""Entries of exemption lists as people write them: hosts, URLs and patterns, with their flaws."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.proxy.addresses import HTTP, HTTPS, addresses
from unattend_gen.activator.proxy.globs import glob_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

KMS_PORT: Final = 1688
KMS_PORT_MESSAGE: Final = f"port {KMS_PORT} is for KMS, which no proxy forwards"

_ENTRY: Final = re.compile(
    r"(?:(?P<scheme>[a-z]+)://)?(?P<host>[a-z0-9*._-]+)(?::(?P<port>[0-9]{1,5}|\*))?(?P<path>/.*)?",
    re.IGNORECASE,
)
_SIMILAR: Final = 0.86
_LONGEST_NAME: Final = 255
_COMMON_PIECES: Final = 4
"""Names that are similar have more pieces in common than this."""

_WIDE: Final = ("microsoft.com", "live.com", "com")
_CRL: Final = ".crl"
_SCHEME_PORTS: Final = {"http": HTTP, "https": HTTPS}


@dataclass(frozen=True, slots=True)
class Entry:
    """One exemption.

    Attributes:
        host: in lower case; a leading `*.` or `.` includes all subdomains.
        port: None if the entry has none.
        path: starting with the slash, or empty.
        line: counted from 1.
    """

    host: str
    port: int | None
    path: str
    line: int

    @property
    def domain(self) -> str:
        """The host without its wildcard."""
        return self.host.removeprefix("*").removeprefix(".")

    @property
    def has_wildcard(self) -> bool:
        """Whether it matches more than one host."""
        return "*" in self.host or self.host.startswith(".")

    def matches(self, host: str, path: str) -> bool:
        """Return whether it exempts a file or a whole host; the case of a path is ignored."""
        if not self._matches_host(host):
            return False
        rest = self.path.rstrip("*").rstrip("/").lower()
        return not rest or (bool(path) and path.lower().startswith(rest))

    def _matches_host(self, host: str) -> bool:
        if not self.has_wildcard:
            return self.host == host
        if self.host.startswith("."):
            return host == self.domain or host.endswith(self.host)
        return glob_matches(self.host, host)


def entry_of(text: str, line: int) -> Entry | None:
    """Return the entry that a word of a list is; None if the word is not a host."""
    match = _ENTRY.fullmatch(text)
    if match is None or "." not in match["host"]:
        return None
    port = match["port"]
    number = (
        int(port) if port and port != "*" else _SCHEME_PORTS.get((match["scheme"] or "").lower())
    )
    return Entry(match["host"].lower().rstrip("."), number, match["path"] or "", line)


def list_entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a plain list, separated by line breaks, semicolons, commas or blanks."""
    for number, line in enumerate(text.splitlines(), start=1):
        for word in re.split(r"[\s;,\"']+", re.sub(r"(?:^|\s)#.*", "", line)):
            entry = entry_of(word, number)
            if entry is not None:
                yield entry


def flaws(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with an entry, as pairs of message and advice."""
    if entry.port == KMS_PORT:
        yield KMS_PORT_MESSAGE, "use 80 and 443, or no port"
    elif entry.port is not None and entry.port not in _SCHEME_PORTS.values():
        yield f"activation does not use port {entry.port}", "use 80 and 443, or no port"
    meant = nearest_host(entry.domain)
    if meant is not None:
        yield f"{entry.domain} is not an activation host", f"did you mean {meant}?"
    file = entry.path.rpartition("/")[2]
    meant_file = nearest_file(file) if file.lower().endswith(_CRL) else None
    if meant_file is not None:
        yield "the name of the revocation list is misspelt", f"did you mean {meant_file}?"


def is_wide(entry: Entry) -> bool:
    """Return whether an entry exempts far more than activation needs."""
    return entry.has_wildcard and entry.domain in _WIDE


def nearest_host(host: str) -> str | None:
    """Return the host that a name probably misspells; None for a correct or an unrelated name."""
    known = _hosts()
    if (
        host in known
        or len(host) > _LONGEST_NAME
        or any(name.endswith(f".{host}") for name in known)
    ):
        return None
    name = _most_similar(host)
    is_of_vendor = host.endswith((".microsoft.com", ".live.com"))
    # Another host of the same vendor is another service, unless the names differ by one slip.
    is_meant = name is not None and (not is_of_vendor or _is_one_slip(host, name))
    return name if is_meant else None


def _most_similar(host: str) -> str | None:
    """Return the most similar known host, if any; must be fast, for lists have 100,000 entries."""
    if len(_pieces(host) & _known_pieces()) < _COMMON_PIECES:
        return None
    matcher = SequenceMatcher(b=host)
    best, found = _SIMILAR, None
    for name in _hosts():
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
            continue
        ratio = matcher.ratio()
        if ratio >= best:
            best, found = ratio, name
    return found


def nearest_file(name: str) -> str | None:
    """Return the revocation list that a file name probably misspells; case is ignored."""
    known = {path.rpartition("/")[2] for path in (one.path for one in addresses()) if path}
    lowered = {file.lower(): file for file in known}
    if name.lower() in lowered or len(name) > _LONGEST_NAME:
        return None
    ratio, file = max((SequenceMatcher(None, name.lower(), one).ratio(), one) for one in lowered)
    return lowered[file] if ratio >= _SIMILAR else None


def _pieces(host: str) -> set[str]:
    """Return all substrings of four letters."""
    return {host[at : at + 4] for at in range(len(host) - 3)}


@cache
def _known_pieces() -> frozenset[str]:
    return frozenset(piece for host in _hosts() for piece in _pieces(host))


@cache
def _hosts() -> tuple[str, ...]:
    return tuple(sorted({one.host for one in addresses()}))


def _is_one_slip(one: str, other: str) -> bool:
    """Return whether one letter is wrong, missing or added, or two are exchanged."""
    if abs(len(one) - len(other)) > 1:
        return False
    changes = [tag for tag, *_ in SequenceMatcher(None, one, other).get_opcodes() if tag != "equal"]
    return len(changes) <= 2  # noqa: PLR2004 - two exchanged letters are two changes

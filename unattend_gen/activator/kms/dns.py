"""DNS for the search of KMS hosts; the one file that knows dnspython.

Every question has a limit of time. Messages of the library quote names of the network in ways of
their own, so they are worded anew.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.kms.records import LookupTroubleError, SrvRecord
from unattend_gen.catalog.kms_service import SERVICE
from unattend_gen.errors import InputError, UsageError

if TYPE_CHECKING:
    from dns.resolver import Answer, Resolver

_DNS_PORT: Final = 53
_ATTEMPT_SHARE: Final = 0.5
_NOT_INSTALLED: Final = "looking DNS up needs dnspython"
_PORTS: Final = range(1, 65_536)


class Dns:
    """Name servers that are asked, each question within a limit of time.

    Args:
        server: `ADDRESS` or `ADDRESS:PORT` of a name server; None for those of the system.
        timeout_seconds: for each question.

    Raises:
        InputError: dnspython is not installed, or the system names no server.
        UsageError: the server is no address.
    """

    def __init__(self, server: str | None, *, timeout_seconds: float) -> None:
        self._resolver = _resolver(server)
        self._resolver.lifetime = timeout_seconds
        self._resolver.timeout = timeout_seconds * _ATTEMPT_SHARE

    def own_domains(self) -> tuple[str, ...]:
        """The domain of this machine, then those that it searches names in; each once."""
        own = socket.gethostname().partition(".")[2]
        told = (self._resolver.domain, *self._resolver.search)
        names = (own, *(one.to_text() for one in told))
        return tuple(dict.fromkeys(filter(None, (name.strip(".").lower() for name in names))))

    def kms_records(self, domain: str) -> tuple[SrvRecord, ...]:
        """The hosts that a domain names for the service; none where it names none.

        Raises:
            LookupTroubleError: no server gave an answer.
        """
        answer = self._answer(f"{SERVICE}.{domain}.", "SRV")
        found = [
            SrvRecord(
                each.target.to_text(omit_final_dot=True), each.port, each.priority, each.weight
            )
            for each in answer or ()
        ]
        # The root as a target says that the service is decidedly not there.
        offered = [record for record in found if record.host not in {"", "."}]
        return tuple(sorted(offered, key=lambda one: (one.priority, -one.weight, one.host)))

    def addresses(self, host: str) -> tuple[str, ...]:
        """The addresses of a host, those of the old protocol first.

        Raises:
            LookupTroubleError: no server gave an answer, or it has no address.
        """
        found = [
            each.address
            for kind in ("A", "AAAA")
            for each in self._answer(f"{host.rstrip('.')}.", kind) or ()
        ]
        if not found:
            message = "its name has no address"
            raise LookupTroubleError(message)
        return tuple(found)

    def _answer(self, name: str, kind: str) -> Answer | None:
        """The answer to a question; None where the servers say that there is none."""
        from dns.exception import DNSException, Timeout
        from dns.resolver import NXDOMAIN, NoAnswer, NoNameservers

        try:
            return self._resolver.resolve(name, kind, search=False)
        except (NXDOMAIN, NoAnswer):
            return None
        except Timeout:
            message = "no name server answered in time"
        except NoNameservers as error:
            message = _reason(error)
        except (DNSException, OSError):
            message = "the name server gave an answer that is none"
        raise LookupTroubleError(message)


def _reason(error: Exception) -> str:
    """Why every server was given up."""
    from dns.message import ChainTooLong

    attempts = getattr(error, "kwargs", {}).get("errors", ())
    if any(isinstance(attempt[3], ChainTooLong) for attempt in attempts):
        return "the answer leads from name to name in a circle"
    return "every name server failed or refused"


def _resolver(server: str | None) -> Resolver:
    try:
        from dns.resolver import NoResolverConfiguration, Resolver
    except ImportError:
        raise InputError(
            _NOT_INSTALLED, advice="pip install 'unattend-gen[kms]', or use --form powershell"
        ) from None
    if server is not None:
        resolver = Resolver(configure=False)
        address, port = _address(server)
        resolver.nameservers = [address]
        resolver.port = port
        return resolver
    try:
        return Resolver()
    except NoResolverConfiguration:
        message = "this machine names no name server"
        raise InputError(message, advice="give one with --server ADDRESS") from None


def _address(server: str) -> tuple[str, int]:
    """Address and port; that of IPv6 stands in brackets where a port follows."""
    host, colon, port = server.rpartition(":") if _has_port(server) else (server, "", "")
    number = int(port) if colon and port.isascii() and port.isdigit() else _DNS_PORT
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        address = None
    if address is None or (colon and not (port.isdigit() and number in _PORTS)):
        message = "--server takes the address of a name server, and a port if it is not 53"
        raise UsageError(message, advice="write 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353")
    return str(address), number


def _has_port(server: str) -> bool:
    return server.count(":") == 1 or "]:" in server

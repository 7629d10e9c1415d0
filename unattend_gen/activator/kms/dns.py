"""DNS queries for KMS hosts; the only module that imports dnspython.

Every query has a timeout. The library's messages quote names of the network, so they are replaced.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.kms.search import LookupTroubleError, SrvRecord
from unattend_gen.catalog.kms_detection import SERVICE
from unattend_gen.errors import InputError, UsageError

if TYPE_CHECKING:
    from dns.resolver import Answer, Resolver

_DNS_PORT: Final = 53
_ATTEMPT_SHARE: Final = 0.5
_NOT_INSTALLED: Final = "DNS queries need dnspython"
_PORTS: Final = range(1, 65_536)


class Dns:
    """Queries name servers with a timeout.

    Args:
        server: `ADDRESS` or `ADDRESS:PORT` of a name server; None for those of the system.
        timeout_seconds: for each query.

    Raises:
        InputError: dnspython is not installed, or the system has no name server.
        UsageError: the server is not an address.
    """

    def __init__(self, server: str | None, *, timeout_seconds: float) -> None:
        self._resolver = _resolver(server)
        self._resolver.lifetime = timeout_seconds
        self._resolver.timeout = timeout_seconds * _ATTEMPT_SHARE

    def own_domains(self) -> tuple[str, ...]:
        """Return the domain of this computer, then its search domains, without duplicates."""
        own = socket.gethostname().partition(".")[2]
        found = (self._resolver.domain, *self._resolver.search)
        names = (own, *(one.to_text() for one in found))
        return tuple(dict.fromkeys(filter(None, (name.strip(".").lower() for name in names))))

    def kms_records(self, domain: str) -> tuple[SrvRecord, ...]:
        """Return the hosts that a domain publishes for the service, in the order clients use.

        Raises:
            LookupTroubleError: no server answered.
        """
        answer = self._answer(f"{SERVICE}.{domain}.", "SRV")
        found = [
            SrvRecord(
                each.target.to_text(omit_final_dot=True), each.port, each.priority, each.weight
            )
            for each in answer or ()
        ]
        # The root as target means that the service is not available at this domain (RFC 2782).
        offered = [record for record in found if record.host not in {"", "."}]
        return tuple(sorted(offered, key=lambda one: (one.priority, -one.weight, one.host)))

    def addresses(self, host: str) -> tuple[str, ...]:
        """Return the addresses of a host, IPv4 first.

        Raises:
            LookupTroubleError: no server answered, or the host has no address.
        """
        found = [
            each.address
            for kind in ("A", "AAAA")
            for each in self._answer(f"{host.rstrip('.')}.", kind) or ()
        ]
        if not found:
            message = "the host name has no address"
            raise LookupTroubleError(message)
        return tuple(found)

    def _answer(self, name: str, kind: str) -> Answer | None:
        """Return the answer to a query; None if the servers say that there is none."""
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
            message = "the name server sent an invalid answer"
        raise LookupTroubleError(message)


def _reason(error: Exception) -> str:
    """Return why no server could answer."""
    from dns.message import ChainTooLong

    attempts = getattr(error, "kwargs", {}).get("errors", ())
    if any(isinstance(attempt[3], ChainTooLong) for attempt in attempts):
        return "the answer is a loop of aliases"
    return "every name server failed or refused the query"


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
        message = "this computer has no name server configured"
        raise InputError(message, advice="pass one with --server ADDRESS") from None


def _address(server: str) -> tuple[str, int]:
    """Split address and port; an IPv6 address before a port is in brackets."""
    host, colon, port = server.rpartition(":") if _has_port(server) else (server, "", "")
    number = int(port) if colon and port.isascii() and port.isdigit() else _DNS_PORT
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        address = None
    if address is None or (colon and not (port.isdigit() and number in _PORTS)):
        message = "--server needs the address of a name server, with a port if it is not 53"
        raise UsageError(message, advice="write 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353")
    return str(address), number


def _has_port(server: str) -> bool:
    return server.count(":") == 1 or "]:" in server

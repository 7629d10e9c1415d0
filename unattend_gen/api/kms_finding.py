"""`activation kms`: whether a KMS host can be reached; a MAK is for where none is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unattend_gen.activator.kms.dns import Dns

_LONGEST_SECONDS: Final = 120.0


@dataclass(frozen=True, slots=True)
class KmsRequest:
    """Where and how to look.

    Attributes:
        domains: none for those that this machine is in.
        server: address of a name server, with a port if it is not 53; None for the system's.
        timeout_seconds: for each question and each connection.
        form: `text`, `json`, or a script that decides the same on a machine: `powershell`, `cmd`.
    """

    domains: Sequence[str] = ()
    server: str | None = None
    timeout_seconds: float = 3.0
    form: str = "text"


@dataclass(frozen=True, slots=True)
class KmsAnswer:
    """What was found, or the script, and the exit code that says it."""

    text: str
    exit_code: ExitCode


def find_kms(request: KmsRequest) -> KmsAnswer:
    """Ask DNS for KMS hosts and try to reach them, or write the script that does so elsewhere.

    Raises:
        UsageError: no such form, domain, server or time.
        InputError: dnspython is missing, or there is no domain to look in.
    """
    from unattend_gen.activator.kms.dns import Dns
    from unattend_gen.activator.kms.formats import SCRIPTS, demand_form, script, written
    from unattend_gen.activator.kms.records import domain_of, verdict_of
    from unattend_gen.activator.kms.search import search

    demand_form(request.form)
    seconds = request.timeout_seconds
    if not 0 < seconds <= _LONGEST_SECONDS:
        message = f"--timeout takes seconds up to {_LONGEST_SECONDS:.0f}"
        raise UsageError(message, advice="leave it out for 3")
    domains = tuple(dict.fromkeys(map(domain_of, request.domains)))
    if request.form in SCRIPTS:
        return KmsAnswer(script(domains, request.form, timeout_seconds=seconds), ExitCode.CLEAN)
    names = Dns(request.server, timeout_seconds=seconds)
    searched = search(domains or _own_domains(names), names, timeout_seconds=seconds)
    return KmsAnswer(written(searched, request.form), verdict_of(searched).exit_code)


def _own_domains(names: Dns) -> tuple[str, ...]:
    found = names.own_domains()
    if not found:
        message = "this machine is in no domain"
        raise InputError(message, advice="name the domains to look in: corp.contoso.com")
    return found

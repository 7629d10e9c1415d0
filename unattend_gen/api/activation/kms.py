"""`activation kms`: find out whether a KMS host is available; without one, a MAK is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.api.activation.outcomes import writer
from unattend_gen.api.inputs import require_texts, texts
from unattend_gen.errors import InputError, UsageError

if TYPE_CHECKING:
    from unattend_gen.activator.kms.dns import Dns
    from unattend_gen.activator.kms.search import Searched, Verdict
    from unattend_gen.api.inputs import Names
    from unattend_gen.errors import ExitCode

_LONGEST_SECONDS: Final = 120.0


@dataclass(frozen=True, slots=True)
class KmsOutcome:
    """The result of a search.

    Attributes:
        domains: the result for each domain that was asked.
        verdict: what it means for the choice between KMS and MAK.
    """

    domains: tuple[Searched, ...]
    verdict: Verdict

    @property
    def exit_code(self) -> ExitCode:
        """0 if a host answers, 1 if no domain publishes one, 3 or 4 if that is unknown."""
        return self.verdict.exit_code

    def format(self, format_: str = "text") -> str:
        """Return the result as `text` or `json`.

        Raises:
            UsageError: the format is unknown.
        """
        return str(writer("kms", format_)(self.domains))


def kms(domains: Names = (), *, server: str | None = None, timeout: float = 3.0) -> KmsOutcome:
    """Ask DNS for KMS hosts, and try to connect to them.

    Args:
        domains: by default those of this computer.
        server: address of a name server, with a port if it is not 53; by default the system's.
        timeout: seconds for each query and each connection.

    Raises:
        UsageError: a domain, the server or the timeout is invalid.
        InputError: dnspython is not installed, or there is no domain to ask.
    """
    from unattend_gen.activator.kms.dns import Dns
    from unattend_gen.activator.kms.search import search, verdict_of

    require_texts(server=server)
    _require_timeout(timeout)
    asked = _domains(domains)
    names = Dns(server, timeout_seconds=timeout)
    searched = search(asked or _own_domains(names), names, timeout_seconds=timeout)
    return KmsOutcome(searched, verdict_of(searched))


def kms_script(form: str, domains: Names = (), *, timeout: float = 3.0) -> str:
    """Return a script that makes the same decision on the computer that runs it.

    Args:
        form: `powershell`, `cmd`, or `task-sequence` for MDT steps that run one of them.
        domains: by default those of the computer that runs it.
        timeout: seconds for each connection.

    Raises:
        UsageError: the form, a domain or the timeout is invalid.
    """
    from unattend_gen.activator.formats import choose
    from unattend_gen.activator.kms.formats import FORMS

    require_texts(form=form)
    _require_timeout(timeout)
    write = choose(FORMS, form, "omit --form to search from here", kind="form")
    return write(_domains(domains), timeout)


def _require_timeout(timeout: object) -> None:
    if not isinstance(timeout, int | float) or not 0 < timeout <= _LONGEST_SECONDS:
        message = f"--timeout must be between 0 and {_LONGEST_SECONDS:.0f} seconds"
        raise UsageError(message, advice="omit it for 3 seconds")


def _domains(domains: Names) -> tuple[str, ...]:
    from unattend_gen.activator.kms.search import domain_of

    return tuple(dict.fromkeys(map(domain_of, texts("domains", domains))))


def _own_domains(names: Dns) -> tuple[str, ...]:
    found = names.own_domains()
    if not found:
        message = "this computer belongs to no domain"
        raise InputError(message, advice="name the domains to ask, such as corp.contoso.com")
    return found

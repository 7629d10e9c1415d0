"""`activation proxy`: the addresses that must bypass an authenticating proxy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.api.activation.outcomes import writer
from unattend_gen.api.inputs import path, require_texts
from unattend_gen.errors import ExitCode, SourceError

if TYPE_CHECKING:
    from unattend_gen.activator.proxy.verdict import ProxyCheck
    from unattend_gen.api.inputs import PathInput

_LONGEST: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ProxyOutcome:
    """The result of checking an exemption list.

    Attributes:
        check: findings, exempt addresses, and references that were not followed.
        exit_code: 1 if an address is missing or misspelt, 4 if not everything was read
            and evaluated.
    """

    check: ProxyCheck
    exit_code: ExitCode

    def format(self, format_: str = "text") -> str:
        """Return the result as `text` or `json`.

        Raises:
            UsageError: the format is unknown.
        """
        return str(writer("proxy", format_)(self.check))


def proxy(form: str = "text", *, addresses: str = "both", server: str | None = None) -> str:
    """Return the exemption list in the format of a proxy or of Windows.

    Args:
        form: `text`, `squid`, `pac`, `netsh`, `powershell` or `firewall`.
        addresses: those of the `article`, of the `present` list, or of `both` (option `--list`).
        server: `HOST:PORT` of the proxy for all other traffic, for forms that contain it (option
            `--proxy`).

    Raises:
        UsageError: the form or the list is unknown, or the proxy is missing or malformed.
    """
    from unattend_gen.activator.proxy.addresses import addresses as addresses_of
    from unattend_gen.activator.proxy.formats import proxy_file

    require_texts(form=form, addresses=addresses, server=server)
    return proxy_file(addresses_of(addresses), form, server)


def check_proxy(file: PathInput, *, addresses: str = "present") -> ProxyOutcome:
    """Check whether a squid.conf, a PAC file or a plain list exempts all addresses.

    Args:
        file: the file, or `-` for standard input. Includes of a squid.conf are read only below its
            folder.
        addresses: as for `proxy`.

    Raises:
        UsageError: the list is unknown.
        SourceError: the file cannot be read.
    """
    from unattend_gen.activator.proxy.check import check_proxy as check

    require_texts(addresses=addresses)
    name = path("file", file)
    found = check(name, _text(name), addresses)
    return ProxyOutcome(found, _exit_code(found))


def _exit_code(found: ProxyCheck) -> ExitCode:
    if not found.is_right:
        return ExitCode.FINDINGS
    return ExitCode.CLEAN if found.is_complete else ExitCode.INCOMPLETE


def _text(name: str) -> str:
    from unattend_gen.activator.captures import captured_files, opened
    from unattend_gen.core.report import Skipped

    files = [one for one in captured_files((name,)) if not isinstance(one, Skipped)]
    if len(files) != 1 or files[0].location.path != name:
        raise SourceError("this is a folder", advice="name the file itself", where=name)
    with opened(files[0]) as stream:
        if isinstance(stream, Skipped):
            raise SourceError("the file cannot be read", advice=stream.advice, where=name)
        text = stream.read(_LONGEST + 1)
    if "\0" in text:
        advice = "name a squid.conf, a PAC file or a plain list"
        raise SourceError("this is not a text file", advice=advice, where=name)
    if len(text) > _LONGEST:
        message = "the file is longer than 4 MiB, the limit for exemption lists"
        raise SourceError(message, advice="check that this is the right file", where=name)
    return text

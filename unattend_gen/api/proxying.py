"""`activation proxy`: the addresses that activation needs past a proxy, made and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import ExitCode, SourceError

if TYPE_CHECKING:
    from unattend_gen.activator.proxy.check import ProxyCheck


_LONGEST: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ProxyAnswer:
    """What a check found, as it is told, and the exit code that says it."""

    text: str
    exit_code: ExitCode


def proxy_list(form: str = "text", *, which: str = "both", proxy: str | None = None) -> str:
    """The exclusion list in the language of a proxy or of Windows.

    Args:
        form: `text`, `squid`, `pac`, `netsh`, `powershell` or `firewall`.
        which: the addresses of the `article`, those of the `present` list, or of `both`.
        proxy: `HOST:PORT` of the proxy for all else, where a form names it.

    Raises:
        UsageError: no such form or list, or the proxy is missing or none.
    """
    from unattend_gen.activator.proxy.addresses import addresses
    from unattend_gen.activator.proxy.formats import proxy_file

    return proxy_file(addresses(which), form, proxy)


def check_proxy(path: str, form: str = "text", *, which: str = "present") -> ProxyAnswer:
    """What is missing or wrong in a squid.conf, a PAC file or a list.

    Args:
        path: the file, or `-` for standard input; what a squid.conf includes is read below its
            folder and nowhere else.
        form: `text` or `json`.
        which: as for `proxy_list`.

    Raises:
        UsageError: no such form or list.
        SourceError: the file cannot be read.
    """
    from unattend_gen.activator.formats import choose
    from unattend_gen.activator.proxy.check import check_proxy as check
    from unattend_gen.activator.proxy.formats import FORMATS

    write = choose(FORMATS, form, "omit --format for text")
    found = check(path, _text(path), which)
    return ProxyAnswer(write(found), _exit_code(found))


def _exit_code(found: ProxyCheck) -> ExitCode:
    if not found.is_right:
        return ExitCode.FINDINGS
    return ExitCode.INCOMPLETE if found.not_followed else ExitCode.CLEAN


def _text(path: str) -> str:
    from unattend_gen.activator.captures import captured_files, opened
    from unattend_gen.core.report import Skipped

    files = [one for one in captured_files((path,)) if not isinstance(one, Skipped)]
    if len(files) != 1 or files[0].location.path != path:
        message = "it is a folder"
        raise SourceError(message, advice="name the file itself", where=path)
    with opened(files[0]) as stream:
        if isinstance(stream, Skipped):
            message = "it cannot be read"
            raise SourceError(message, advice=stream.advice, where=path)
        text = stream.read(_LONGEST + 1)
    if "\0" in text:
        message = "it is no text"
        raise SourceError(message, advice="name a squid.conf, a PAC file or a list", where=path)
    if len(text) > _LONGEST:
        message = "it is far longer than any list of exceptions"
        raise SourceError(message, advice="check that it is the right file", where=path)
    return text

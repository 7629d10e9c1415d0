"""The process that runs foreign templates, with limits of memory and processor time.

It reads a line of JSON for each template from its input and answers with lines of JSON. It gets no
secret, no environment and no open file of its parent, and it can write to no file.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import math
import os
import re
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from unattend_gen.errors import TemplateError
from unattend_gen.templating.guarded import GuardedEnvironment
from unattend_gen.templating.placeholders import Alphabet
from unattend_gen.templating.templates import Templates
from unattend_gen.templating.transfer import decoded

if TYPE_CHECKING:
    import jinja2

LIMIT_MEMORY_BYTES: Final = 512 * 1024 * 1024
"""Most memory of the process; the built-in templates need about 60 MiB."""

LIMIT_CPU_SECONDS: Final = 5
"""Most processor time for one template; the built-in ones need milliseconds."""

LIMIT_SECONDS: Final = 60
"""Most time for one template on a busy machine, and the only limit of time on Windows."""

_POLL_SECONDS: Final = 0.05
_LINE_END: Final = b"\n"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")

Request: TypeAlias = dict[str, Any]
"""A message between the processes, as `json` returns it."""


def main() -> None:
    """Answer requests until the input ends."""
    _limit()
    start = json.loads(sys.stdin.buffer.readline())
    alphabet = Alphabet(start["alphabet"])
    templates = Templates(
        Path(start["folder"]),
        lambda **options: GuardedEnvironment(alphabet=alphabet, loaded=_report, **options),
    )
    for line in sys.stdin.buffer:
        _limit_time()
        answer = _answer(templates, json.loads(line))
        faulthandler.cancel_dump_traceback_later()
        _send(answer)


def _answer(templates: Templates, request: Request) -> Request:
    try:
        values = decoded(request["values"])
        if not isinstance(values, dict):
            raise TypeError
        text = templates.render(request["name"], values)
    except TemplateError as error:
        return {"error": [error.message, error.advice, error.where]}
    if _SURROGATE.search(text):
        message = "the result has half of a character (a lone surrogate)"
        return {"error": [message, "write the whole character", request["name"]]}
    return {"text": text}


def _report(name: str, template: jinja2.Template | None) -> None:
    """Tell the parent which template is loaded, and how its lines are numbered in Python."""
    if template is None:
        _send({"loading": name})
    else:
        lines = template.debug_info
        _send({"loaded": name, "file": template.filename, "lines": lines})


def _send(message: Request) -> None:
    sys.stdout.buffer.write(json.dumps(message).encode("ascii") + _LINE_END)
    sys.stdout.buffer.flush()


def _limit() -> None:
    """Limit the memory of this process, and let the parent decide about interruptions."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        return
    import resource

    _lower(resource.RLIMIT_AS, LIMIT_MEMORY_BYTES)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    faulthandler.register(signal.SIGXCPU, file=sys.stderr, all_threads=False, chain=True)
    if sys.platform != "linux":
        threading.Thread(target=_watch_memory, daemon=True).start()


def _lower(kind: int, limit: int) -> None:
    """Lower a limit; systems that do not have it, or a lower one, keep theirs."""
    import resource

    _, hard = resource.getrlimit(kind)
    if hard == resource.RLIM_INFINITY or hard > limit:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


def _watch_memory() -> None:
    """End the process when it has used too much memory, where the system does not do so."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit < LIMIT_MEMORY_BYTES:
        time.sleep(_POLL_SECONDS)
    faulthandler.dump_traceback(sys.stderr)
    os.abort()


def _limit_time() -> None:
    """Limit the time of the next template; exceeding it prints the current line and ends."""
    faulthandler.dump_traceback_later(LIMIT_SECONDS, exit=True, file=sys.stderr)
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = math.ceil(time.process_time()) + LIMIT_CPU_SECONDS
    if hard == resource.RLIM_INFINITY or soft < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))

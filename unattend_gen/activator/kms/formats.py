"""The result of the search as text and JSON, and scripts that search on the computer itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.formats import render, windows_lines
from unattend_gen.activator.kms.search import verdict_of
from unattend_gen.catalog.kms_detection import (
    SERVICE,
    STEPS_TEMPLATE,
    DetectionForm,
    detection_values,
    steps_values,
)
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from unattend_gen.activator.kms.search import Searched

SCHEMA: Final = "unattend-gen/kms/1"


def _detection(form: DetectionForm, domains: Sequence[str], timeout_seconds: float) -> str:
    values = detection_values(domains, timeout_seconds=timeout_seconds)
    return windows_lines(render(form.template, values))


def _steps(domains: Sequence[str], _timeout_seconds: float) -> str:
    if domains:
        message = "a task sequence contains no domain; the script that it runs does"
        raise UsageError(message, advice="pass the domain with --form powershell or cmd instead")
    return render(STEPS_TEMPLATE, steps_values())


FORMS: Final[Mapping[str, Callable[[Sequence[str], float], str]]] = {
    "powershell": lambda *values: _detection(DetectionForm.POWERSHELL, *values),
    "cmd": lambda *values: _detection(DetectionForm.CMD, *values),
    "task-sequence": _steps,
}
"""Scripts that search on the computer itself and exit with 0, 1 or 4, and task sequence steps that
run them. They take the domains, none for those of the computer, and the timeout in seconds.
"""


def _as_text(searched: tuple[Searched, ...]) -> str:
    return "\n".join(_text_lines(searched)) + "\n"


def _text_lines(searched: tuple[Searched, ...]) -> Iterator[str]:
    for one in searched:
        yield f"{SERVICE}.{one.domain}"
        if one.trouble:
            yield f"  unknown: {one.trouble}"
        elif not one.hosts:
            yield "  no host published"
        for host in one.hosts:
            record = host.record
            order = f"priority {record.priority}, weight {record.weight}"
            state = host.trouble or "answers"
            yield f"  {record.host}:{record.port}  ({order})  {state}"
        if one.left_out:
            yield f"  {one.left_out} more not tried"
    yield verdict_of(searched).sentence


def _as_json(searched: tuple[Searched, ...]) -> str:
    verdict = verdict_of(searched)
    domains = [
        {
            "domain": one.domain,
            "trouble": one.trouble or None,
            "not_tried": one.left_out,
            "hosts": [
                {
                    "host": host.record.host,
                    "port": host.record.port,
                    "priority": host.record.priority,
                    "weight": host.record.weight,
                    "answers": host.answers,
                    "trouble": host.trouble or None,
                }
                for host in one.hosts
            ],
        }
        for one in searched
    ]
    document = {
        "schema": SCHEMA,
        "verdict": verdict.value,
        "meaning": verdict.sentence,
        "domains": domains,
        "exit_code": verdict.exit_code.value,
    }
    return json.dumps(document, indent=2) + "\n"


FORMATS: Final[Mapping[str, Callable[[tuple[Searched, ...]], str]]] = {
    "text": _as_text,
    "json": _as_json,
}

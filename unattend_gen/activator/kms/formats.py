"""What the search for a KMS host found, in its forms, and the same decision as a script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from unattend_gen.activator.kms.records import verdict_of
from unattend_gen.catalog.kms_detection import (
    STEPS_TEMPLATE,
    DetectionForm,
    detection_values,
    steps_values,
)
from unattend_gen.catalog.kms_service import SERVICE
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.activator.kms.records import Searched

SCHEMA: Final = "unattend-gen/kms/1"
FORMS: Final = ("text", "json")
STEPS: Final = "task-sequence"
SCRIPTS: Final = (*DetectionForm, STEPS)
"""What decides elsewhere: scripts, and the steps of a task sequence that run them."""


def demand_form(form: str) -> None:
    """Check a name of a form before the work is done.

    Raises:
        UsageError: naming the forms there are.
    """
    if form not in {*FORMS, *SCRIPTS}:
        message = f"no such format; there are {', '.join((*FORMS, *SCRIPTS))}"
        raise UsageError(message, advice="leave --format out for text")


def written(searched: tuple[Searched, ...], form: str) -> str:
    """What was found, as `text` or `json`."""
    return _as_json(searched) if form == "json" else "\n".join(_as_text(searched)) + "\n"


def script(domains: Sequence[str], form: str, *, timeout_seconds: float) -> str:
    """The decision for a machine, as `powershell` or `cmd`, or the steps that run it there.

    Args:
        domains: to look in; none for those that the machine itself is in.
        form: the language, in which it ends in 0, 1 or 4; or `task-sequence`.
        timeout_seconds: for a connection.

    Raises:
        UsageError: domains for the steps, which name none.
    """
    from unattend_gen.templating import Templates

    if form == STEPS:
        if domains:
            message = "the steps name no domain; the script that they run does"
            raise UsageError(message, advice="give it to --form powershell")
        return Templates().render(STEPS_TEMPLATE, steps_values())
    values = detection_values(domains, timeout_seconds=timeout_seconds)
    return Templates().render(DetectionForm(form).template, values).replace("\n", "\r\n")


def _as_text(searched: tuple[Searched, ...]) -> Iterator[str]:
    for one in searched:
        yield f"{SERVICE}.{one.domain}"
        if one.trouble:
            yield f"  unknown: {one.trouble}"
        elif not one.hosts:
            yield "  names no host"
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
    told = {
        "schema": SCHEMA,
        "verdict": verdict.value,
        "meaning": verdict.sentence,
        "domains": domains,
        "exit_code": verdict.exit_code.value,
    }
    return json.dumps(told, indent=2) + "\n"

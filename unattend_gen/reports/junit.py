"""For CI servers that show tests: JUnit XML with a suite for each document.

A finding is a failed case if it makes the exit code 1, otherwise a passed one with its text. An
input that could not be read is an error, and so is a run that read nothing. Pure ASCII, so that no
console's encoding can contradict the declaration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from unattend_gen.core.quoting import printable
from unattend_gen.core.report import Verdict
from unattend_gen.errors import ExitCode
from unattend_gen.reports._format import Format, whole
from unattend_gen.reports._words import file_name, findings_line, read_words, sum_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location
    from unattend_gen.core.report import CheckedDocument, Report, Skipped

_COUNTED: Final = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error"}


def render(report: Report, _colour: bool) -> str:  # noqa: FBT001 - the interface of formats
    """Return the report as test suites, without times."""
    root = Element("testsuites", name=f"unattend-gen {report.command}")
    suites: dict[str, Element] = {}
    for finding in report.findings:
        _add_finding(_suite(suites, finding.location), finding, fails=report.fails(finding))
    for skipped in report.skipped:
        _add_skipped(_suite(suites, skipped.location), skipped)
    for document in report.documents:
        _add_verdict(_suite(suites, document.location), document)
    root.extend(suites.values())
    root.append(_summary(report))
    _count(root)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root).decode()}\n'


FORMAT: Final = Format(
    "junit", whole(render), begins=r'<\?xml [^>]+>\n<testsuites name="unattend-gen \w+"'
)


def _suite(suites: dict[str, Element], location: Location) -> Element:
    name = file_name(location)
    return suites.setdefault(name, Element("testsuite", name=name))


def _summary(report: Report) -> Element:
    """Return a last suite with what was read; without it a clean run would have no case."""
    suite = Element("testsuite", name="unattend-gen")
    case = _case(suite, read_words(report), {})
    if report.exit_code is ExitCode.UNUSABLE:
        _say(case, "error", "nothing was read", [sum_line(report)], kind="unusable")
    else:
        SubElement(case, "system-out").text = printable(findings_line(report))
    return suite


def _add_finding(suite: Element, finding: Finding, *, fails: bool) -> None:
    at = finding.location
    place = f" at {at.setting or f'line {at.line}'}" if at.setting or at.line else ""
    case = _case(suite, f"{finding.rule}{place}", _numbers(at))
    lines = [
        f"{finding.severity.label}: {at}",
        finding.message,
        f"advice: {finding.advice}",
        f"help: {finding.help}",
    ]
    if fails:
        _say(case, "failure", finding.message, lines, kind=finding.rule)
    else:
        SubElement(case, "system-out").text = _text(lines)


def _add_skipped(suite: Element, skipped: Skipped) -> None:
    case = _case(suite, "read", _numbers(skipped.location))
    lines = [f"skipped: {skipped.location}", f"advice: {skipped.advice}"]
    _say(case, "error", f"skipped: {skipped.reason.value}", lines, kind=skipped.reason.value)


def _add_verdict(suite: Element, document: CheckedDocument) -> None:
    case = _case(suite, "verdict", {})
    states = [f"{one.state.value} {one.setting}" for one in document.settings]
    match document.verdict:
        case Verdict.LEAKED:
            _say(case, "failure", document.verdict.value, states, kind="verdict")
        case Verdict.UNREADABLE:
            _say(case, "error", document.verdict.value, states, kind="verdict")
        case Verdict.SCRUBBED | Verdict.NOTHING_TO_SCRUB:
            SubElement(case, "system-out").text = _text([document.verdict.value, *states])


def _case(suite: Element, name: str, more: Mapping[str, str]) -> Element:
    name_of_class = suite.get("name", "")
    return SubElement(
        suite, "testcase", {"classname": name_of_class, "name": printable(name)}, **more
    )


def _numbers(location: Location) -> Mapping[str, str]:
    return {
        "file": printable(location.path),
        **({} if location.line is None else {"line": str(location.line)}),
    }


def _say(case: Element, element: str, message: str, lines: Iterable[str], *, kind: str) -> None:
    SubElement(case, element, message=printable(message), type=kind).text = _text(lines)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(printable(line) for line in lines)


def _count(root: Element) -> None:
    """Set the numbers of cases on each suite and on the root."""
    for suite in root:
        for name, path in _COUNTED.items():
            suite.set(name, str(len(suite.findall(path))))
    for name, path in _COUNTED.items():
        root.set(name, str(len(root.findall(f"testsuite/{path}"))))

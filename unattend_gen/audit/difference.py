"""Whether a copy still says what was rendered, scrubbing and Setup's own marks left aside.

Settings are compared by pass, component, architecture and path; where passes and components
stand in the file, blanks, comments and `wasPassProcessed` do not matter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unattend_gen.audit import cards
from unattend_gen.core.setting_path import KEY_VALUE
from unattend_gen.xml.answer_file import is_marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location
    from unattend_gen.xml.answer_file import AnswerFile, Element, SettingNode

_ADDED = "is here but was not rendered"
_MISSING = "was rendered but is not here"
_CHANGED = "has another value than was rendered"
_ADVICE = "look for the answer file that won over the rendered one, or for who changed the copy"


@dataclass(frozen=True, slots=True)
class _Value:
    """What a setting says, with blanks made equal; the text may be a secret."""

    address: str
    text: str
    element: Element

    @property
    def is_scrubbed(self) -> bool:
        return is_marker(self.text)


def differences(
    location: Location, copy: AnswerFile, rendered: Sequence[AnswerFile]
) -> tuple[Finding, ...]:
    """How a copy differs from that of the rendered files which it is most like.

    Args:
        location: of the copy.
        copy: the copy, parsed.
        rendered: what was rendered; more than one where a target has several answer files.
    """
    here = _values(copy)
    candidates = (tuple(_between(location, copy, here, _values(other))) for other in rendered)
    return min(candidates, key=len, default=())


def _between(
    location: Location,
    copy: AnswerFile,
    here: Mapping[str, _Value],
    there: Mapping[str, _Value],
) -> Iterator[Finding]:
    covered = {key for key, value in here.items() if value.is_scrubbed}
    needed = {above for key in there for above in _upwards(key)}
    for key, value in here.items():
        at = _place(location, copy, value)
        if key not in (needed if value.is_scrubbed else there):
            yield _finding(at, _ADDED)
        elif not value.is_scrubbed and there[key].text != value.text:
            yield _finding(at, _CHANGED)
    for key, value in there.items():
        if key not in here and covered.isdisjoint(_upwards(key)):
            yield _finding(replace(location, setting=value.address), _MISSING)


def _values(answer_file: AnswerFile) -> dict[str, _Value]:
    """Each setting that says something, by an address that positions and case do not change."""
    values = {}
    for node in answer_file.settings():
        for step, text in _says(node):
            address = f"{node.address}{step}"
            values[f"{_key(node)}{step}"] = _Value(address, " ".join(text.split()), node.element)
    return values


def _says(node: SettingNode) -> Iterator[tuple[str, str]]:
    if node.key_value is not None:
        yield f"/{KEY_VALUE}", node.key_value
    if node.is_leaf or node.text.strip():
        yield "", node.text


def _key(node: SettingNode) -> str:
    component = node.component
    architecture = component.element.get("processorArchitecture", "")
    frame = f"{component.pass_name}/{component.name}/{architecture}".lower()
    # The first item is numbered only where others or an action show that it is one.
    return f"{frame}/{node.numbered.replace('[1]', '')}"


def _upwards(key: str) -> Iterator[str]:
    """A key and those of the elements around it."""
    while key:
        yield key
        key = key.rpartition("/")[0]


def _place(location: Location, copy: AnswerFile, value: _Value) -> Location:
    at = copy.location(location.path, value.element, value.address)
    return replace(at, inside=location.inside)


def _finding(at: Location, message: str) -> Finding:
    return cards.DIFFERS_FROM_RENDERED.finding(at, f"the setting {message}", advice=_ADVICE)

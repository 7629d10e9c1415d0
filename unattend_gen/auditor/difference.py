"""Whether a copy still says what was rendered, scrubbing and Setup's own marks left aside.

Settings are compared by pass, component, architecture and path; where passes and components
stand in the file, blanks, comments and `wasPassProcessed` do not matter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unattend_gen.answer_file.matching import matched
from unattend_gen.answer_file.tree import is_marker
from unattend_gen.core.setting_path import KEY_VALUE
from unattend_gen.rules.secret import differs_from_rendered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.answer_file.matching import ElementPair
    from unattend_gen.answer_file.tree import AnswerFile, SettingNode
    from unattend_gen.core.finding import Finding
    from unattend_gen.core.location import Location

_ADDED = "is here but was not rendered"
_MISSING = "was rendered but is not here"
_CHANGED = "has another value than was rendered"
_ADVICE = "look for the answer file that won over the rendered one, or for who changed the copy"


def differences(
    location: Location, copy: AnswerFile, rendered: Sequence[AnswerFile]
) -> tuple[Finding, ...]:
    """How a copy differs from that of the rendered files which it is most like.

    Args:
        location: of the copy.
        copy: the copy, parsed.
        rendered: what was rendered; more than one where a target has several answer files.
    """
    reading = _Reading(location, copy)
    candidates = (tuple(reading.against(other)) for other in rendered)
    return min(candidates, key=len, default=())


@dataclass(frozen=True, slots=True)
class _Reading:
    """A copy that is held against what may have been rendered for it."""

    location: Location
    copy: AnswerFile

    def against(self, rendered: AnswerFile) -> Iterator[Finding]:
        """What differs: a finding for each setting of the copy, then for those that are gone."""
        frames = tuple(matched(self.copy, rendered, lambda _: None))
        matches = [match for frame in frames for match in frame.below]
        found = [finding for match in matches for finding in self._between(match)]
        yield from sorted(found, key=lambda finding: finding.location.line is None)

    def _between(self, match: ElementPair) -> Iterator[Finding]:
        here, there = match.left, match.right
        if here is not None and is_marker(here.text):
            if there is None:
                yield self._finding(here, "", _ADDED)
            return
        said, meant = _said(here), _said(there)
        for step in dict.fromkeys((*said, *meant)):
            if here is not None and step in said and not is_marker(said[step]):
                if step not in meant:
                    yield self._finding(here, step, _ADDED)
                elif said[step] != meant[step]:
                    yield self._finding(here, step, _CHANGED)
            elif there is not None and step in meant and step not in said:
                yield _gone(self.location, f"{there.address}{step}")
        for below in match.below:
            yield from self._between(below)

    def _finding(self, node: SettingNode, step: str, message: str) -> Finding:
        place = self.copy.location(self.location.path, node.element, f"{node.address}{step}")
        return _finding(replace(place, inside=self.location.inside), message)


def _said(node: SettingNode | None) -> dict[str, str]:
    """What an element says, with blanks made equal, by what stands behind its address."""
    said: dict[str, str] = {}
    if node is not None and node.key_value is not None:
        said[f"/{KEY_VALUE}"] = " ".join(node.key_value.split())
    if node is not None and (node.is_leaf or node.text.strip()):
        said[""] = " ".join(node.text.split())
    return said


def _gone(location: Location, address: str) -> Finding:
    return _finding(replace(location, setting=address), _MISSING)


def _finding(at: Location, message: str) -> Finding:
    return differs_from_rendered.CARD.finding(at, f"the setting {message}", advice=_ADVICE)

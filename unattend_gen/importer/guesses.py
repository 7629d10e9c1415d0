"""Guessing what a spec needs and an answer file does not say: target, Windows, architecture.

Source:
    Vendor reference: the names of answer files that Setup looks for, and the passes of an image
    that Sysprep has generalized. Windows 10 is the last release for x86.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.editions import releases
from unattend_gen.catalog.keys import published_keys
from unattend_gen.catalog.windows import windows_versions
from unattend_gen.core.passes import PASSES_OF_SYSPREP, Architecture, Pass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.core.secret import Secret

_SERVER: Final = re.compile(
    r"(?:server|win(?:dows)?)?[\W_]*(20(?:08|12|16|19|22|25))(?:[\W_]*(r2))?"
)
_CLIENT: Final = re.compile(r"win(?:dows)?[\W_]*(vista|8\.?1|7|8|10|11)(?!\d)")
_FOLDER: Final = re.compile(r"(?:^|[/\\])(vista|8\.?1|7|8|10|11)(?=[/\\_-])")
_RELEASE: Final = re.compile(r"(?<![\w])(\d\dh[12]|1507|1511|1607|1703|1709|180[39]|190[39]|2004)")
_LAST_X86: Final = "10-22h2"
_MOST: Final = "The architecture of most components; others have theirs in their paths."


@dataclass(frozen=True, slots=True)
class Guess:
    """A guessed value, and the reason in words."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Guesses:
    """The head of the spec."""

    target: Guess
    windows: Guess
    architecture: Guess


def guesses(answer_file: AnswerFile, name: str, values: Mapping[str, str | Secret]) -> Guesses:
    """Return the head of a spec that suits a file.

    Args:
        answer_file: its passes decide on the target, its components on the architecture.
        name: path of the file as given, which hints at target and version.
        values: its settings by path; image names and published keys hint at the version.
    """
    chosen = architecture(answer_file)
    return Guesses(_target(answer_file, name), _windows(name, values, chosen.value), chosen)


def architecture(answer_file: AnswerFile) -> Guess:
    """Return the architecture of most components; others have theirs in their paths."""
    found = Counter(
        component.element.get("processorArchitecture", "") for component in answer_file.components()
    )
    known = [(found[each.value], each.value) for each in Architecture if found[each.value]]
    if not known:
        return Guess(Architecture.AMD64, "A guess: no component names one.")
    most = max(number for number, _ in known)
    value = next(value for number, value in known if number == most)
    reason = "The architecture of all components." if len(found) == 1 else _MOST
    return Guess(value, reason)


def _target(answer_file: AnswerFile, name: str) -> Guess:
    passes = {settings.get("pass") for settings in answer_file.passes()} & {*Pass}
    before_windows = passes - PASSES_OF_SYSPREP
    file = re.split(r"[/\\]", name)[-1].lower()
    if file.startswith("autounattend"):
        return Guess("media", "Guessed from the name of the file.")
    if not before_windows:
        return Guess("sysprep", "Guessed: no pass runs before Windows starts.")
    if "unattend" in file:
        return Guess("setup", "Guessed from the name of the file and its passes.")
    return Guess("media", "Guessed: a pass runs before Windows starts.")


def _windows(name: str, values: Mapping[str, str | Secret], architecture: str) -> Guess:
    for hint, reason in _hints(name, values):
        fitting = [each for each in hint if _runs_on(each, architecture)]
        if fitting:
            return Guess(fitting[-1], reason)
    newest = [each.name for each in windows_versions() if each.released and each.family == "client"]
    fitting = [each for each in newest if _runs_on(each, architecture)]
    return Guess(fitting[-1], "A guess: nothing in the file names a version.")


def _hints(name: str, values: Mapping[str, str | Secret]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield versions that something hints at, the newest last, with the reason."""
    texts = {path: value for path, value in values.items() if isinstance(value, str)}
    for path, value in texts.items():
        if path.endswith(("/Value", "/ImageName")) and "Image" in path:
            yield _named(value), "Guessed from the name of the image."
    for value in texts.values():
        found = published_keys().get(value)
        if found is not None and found.family == "server":
            yield releases()[found.version], "Guessed from the published key."
    yield _named(name), "Guessed from the name of the file or its folder."
    for value in texts.values():
        found = published_keys().get(value)
        if found is not None:
            yield _released(releases()[found.version]), "Guessed from the published key."


def _named(text: str) -> tuple[str, ...]:
    """Return the versions that a name may mean."""
    lower = text.lower()
    server = _SERVER.search(lower)
    if server is not None:
        return _known((f"server-{server[1]}-r2" if server[2] else f"server-{server[1]}",))
    client = _CLIENT.search(lower) or _FOLDER.search(lower)
    if client is None:
        return ()
    head = client[1].replace("81", "8.1")
    release = _RELEASE.search(lower)
    exact = _known((f"{head}-{release[1]}",)) if release else ()
    line = (each.name for each in windows_versions() if _is_of(each.name, head))
    return exact or _released(line)


def _is_of(version: str, head: str) -> bool:
    return version == head or version.startswith(f"{head}-")


def _known(names: Iterable[str]) -> tuple[str, ...]:
    all_names = {version.name for version in windows_versions()}
    return tuple(name for name in names if name in all_names)


def _released(names: Iterable[str]) -> tuple[str, ...]:
    wanted = frozenset(names)
    return tuple(each.name for each in windows_versions() if each.released and each.name in wanted)


def _runs_on(version: str, architecture: str) -> bool:
    if architecture != Architecture.X86:
        return True
    names = [each.name for each in windows_versions() if each.family == "client"]
    is_old_client = version in names and names.index(version) <= names.index(_LAST_X86)
    return is_old_client or version == "server-2008"

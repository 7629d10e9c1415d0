"""The files of scripts as the answer file carries them, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import SCRIPTS_NS, local
from unattend_gen.answer_file.tree import child_elements
from unattend_gen.errors import InputError, TemplateError
from unattend_gen.renderer.scripts.gathering import scripts
from unattend_gen.tables.mapping.additions import ENCODINGS, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Script
    from unattend_gen.templating import Templates

EXTRACTOR: Final = "scripts/extract.ps1.j2"
_STAGE: Final = "scripts/stage.ps1.j2"
_SETUP_COMPLETE: Final = "scripts/SetupComplete.cmd.j2"
_SECTION: Final = "Extensions"
_BLANKS: Final = " \t\n"


@dataclass(frozen=True, slots=True)
class CarriedFile:
    r"""One file below `%WINDIR%\Setup\Scripts`.

    Attributes:
        name: its name there.
        encoding: how it is written, by the name .NET has for it.
        text: lines that end in a line feed alone, no blank at either end.
    """

    name: str
    encoding: str
    text: str


@dataclass(frozen=True, slots=True)
class Carried:
    """The section of scripts of an answer file.

    Attributes:
        extractor: the PowerShell text that writes the files.
        files: what it writes.
    """

    extractor: str
    files: tuple[CarriedFile, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What the files say."""
        return tuple(file.text for file in self.files)


def carried(spec: Spec, templates: Templates) -> Carried | None:
    """What the answer file of a spec has to carry, or None where nothing is to be run.

    Raises:
        TemplateError: a template of a script fails.
    """
    found = scripts(spec)
    if not found:
        return None
    extractor = trimmed(templates.render(EXTRACTOR, {}))
    return Carried(extractor, tuple(_files(found, templates)))


def unpacked(answer_file: AnswerFile) -> Carried | None:
    """The section of scripts that stands in an answer file, or None where there is none."""
    section = answer_file.root.find(f"{{{SCRIPTS_NS}}}{_SECTION}")
    if section is None:
        return None
    files = tuple(
        CarriedFile(file.get("name", ""), file.get("encoding", ""), file.text or "")
        for file in section.iterchildren(f"{{{SCRIPTS_NS}}}File")
    )
    return Carried(section.findtext(f"{{{SCRIPTS_NS}}}Extract") or "", files)


def demand_carried(wanted: Carried | None, answer_file: AnswerFile) -> None:
    """See that the scripts stand in an answer file as they were asked for, and can be unpacked.

    Raises:
        InputError: another element has the name by which PowerShell finds ours.
        TemplateError: they are others.
    """
    if wanted is None:
        return
    named = [one for one in child_elements(answer_file.root) if local(one.tag) == _SECTION]
    if len(named) > 1:
        message = f"two elements called {_SECTION} would stand beside the passes"
        advice = "scripts need it; take the other one out of elements"
        raise InputError(message, advice=advice)
    if unpacked(answer_file) != wanted:
        message = "the scripts in the file are not those that were asked for"
        advice = "write the section of scripts as the template of the frame does"
        raise TemplateError(message, advice=advice, where="answer-file.xml.j2")


def trimmed(text: str) -> str:
    """A text in the form it is carried in: one kind of line end, no blank at either end.

    Setup writes its copy anew, and nothing is known of how it treats blanks there.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(_BLANKS)


def _files(found: tuple[Script, ...], templates: Templates) -> Iterator[CarriedFile]:
    """The scripts of each stage, numbered, and behind them the one that runs them."""
    for stage in Stage:
        names = []
        of_stage = (script for script in found if script.stage is stage)
        for number, script in enumerate(of_stage, start=1):
            names.append(f"{stage}-{number:02d}-{script.name}{script.suffix}")
            text = templates.render(script.template, script.values)
            yield _file(names[-1], text)
        if names:
            values = {"stage": stage, "names": names, "log_folder": _log_folder(stage)}
            yield _file(f"{stage}.ps1", templates.render(_STAGE, values))
    if any(script.stage is Stage.SETUP_COMPLETE for script in found):
        values = {"runner": f"{Stage.SETUP_COMPLETE}.ps1"}
        yield _file("SetupComplete.cmd", templates.render(_SETUP_COMPLETE, values))


def _log_folder(stage: Stage) -> str:
    """A folder that whoever runs the stage may write to, in PowerShell."""
    return "$env:TEMP" if stage is Stage.EACH_USER else "$folder"


def _file(name: str, text: str) -> CarriedFile:
    return CarriedFile(name, ENCODINGS[name[name.rindex(".") :]], trimmed(text))

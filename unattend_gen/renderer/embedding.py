r"""Scripts embedded in an answer file, and reading them back.

Scripts are embedded in a separate section of the answer file, which Setup ignores. The first
command of the specialize pass extracts them from the copy in Panther to `%WINDIR%\Setup\Scripts`,
and one script per stage then runs the scripts of that stage.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.names import SCRIPTS_NS, local
from unattend_gen.answer_file.tree import child_elements
from unattend_gen.core.secret import Secret, revealed
from unattend_gen.errors import InputError, TemplateError
from unattend_gen.renderer.commands import scripts
from unattend_gen.renderer.extra_file import artifact
from unattend_gen.tables.mapping.additions import ENCODINGS, KEPT, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.renderer.extra_file import ExtraFile
    from unattend_gen.renderer.tree import Value
    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Script
    from unattend_gen.templating.opening import TemplateRenderer

EXTRACTOR: Final = "scripts/extract.ps1.j2"
_STAGE: Final = "scripts/stage.ps1.j2"
_SETUP_COMPLETE: Final = "scripts/SetupComplete.cmd.j2"
_SECTION: Final = "Extensions"
_BLANKS: Final = " \t\n"


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    r"""One file for `%WINDIR%\Setup\Scripts`.

    Attributes:
        name: its name in that folder.
        encoding: the encoding it is written in, by its .NET name.
        text: lines that end in a line feed, without blanks at either end; a secret if it contains
            one.
    """

    name: str
    encoding: str
    text: Value


@dataclass(frozen=True, slots=True)
class EmbeddedScripts:
    """The section of scripts of an answer file.

    Attributes:
        extractor: the PowerShell text that writes the files.
        files: the files that it writes.
    """

    extractor: str
    files: tuple[EmbeddedFile, ...]

    @property
    def texts(self) -> tuple[Value, ...]:
        """The texts of the files."""
        return tuple(file.text for file in self.files)

    @property
    def plain(self) -> EmbeddedScripts:
        """The same section with secrets revealed, for comparison with a file."""
        files = (replace(file, text=revealed(file.text)) for file in self.files)
        return EmbeddedScripts(self.extractor, tuple(files))


def embedded_scripts(
    spec: Spec, templates: TemplateRenderer, carried: Iterable[ExtraFile] = ()
) -> EmbeddedScripts | None:
    """Return the scripts that the answer file of a spec embeds, or None if it runs none.

    Args:
        spec: the spec.
        templates: the templates to use.
        carried: files that the scripts need, which may contain secrets.

    Raises:
        TemplateError: a template of a script fails.
    """
    found = scripts(spec)
    if not found:
        return None
    extractor = trimmed(templates.render(EXTRACTOR, {}))
    others = (_carried(file, templates) for file in carried)
    return EmbeddedScripts(extractor, (*_files(found, templates), *others))


def _carried(file: ExtraFile, templates: TemplateRenderer) -> EmbeddedFile:
    text = trimmed(artifact(file, templates).data.decode("utf-8"))
    return EmbeddedFile(file.name, "utf-8", Secret(text) if file.secrets else text)


def read_embedded_scripts(answer_file: AnswerFile) -> EmbeddedScripts | None:
    """Return the scripts embedded in an answer file, or None if it has no such section."""
    section = answer_file.root.find(f"{{{SCRIPTS_NS}}}{_SECTION}")
    if section is None:
        return None
    files = tuple(
        EmbeddedFile(file.get("name", ""), file.get("encoding", ""), file.text or "")
        for file in section.iterchildren(f"{{{SCRIPTS_NS}}}File")
    )
    return EmbeddedScripts(section.findtext(f"{{{SCRIPTS_NS}}}Extract") or "", files)


def require_embedded(expected: EmbeddedScripts | None, answer_file: AnswerFile) -> None:
    """Check that an answer file embeds exactly these scripts and that they can be extracted.

    Raises:
        InputError: another element has the name by which PowerShell finds the section.
        TemplateError: the scripts differ.
    """
    if expected is None:
        return
    named = [one for one in child_elements(answer_file.root) if local(one.tag) == _SECTION]
    if len(named) > 1:
        message = f"there would be two elements named {_SECTION} outside the passes"
        advice = "the scripts need this name; remove the other one from elements"
        raise InputError(message, advice=advice)
    if read_embedded_scripts(answer_file) != expected.plain:
        message = "the scripts in the file differ from those of the spec"
        advice = "write the section of scripts as the built-in answer-file.xml.j2 does"
        raise TemplateError(message, advice=advice, where="answer-file.xml.j2")


def trimmed(text: str) -> str:
    """Return text with line feeds as line ends and without blanks at either end.

    Setup rewrites its copy, and how it treats such blanks is not documented.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(_BLANKS)


def _files(found: tuple[Script, ...], templates: TemplateRenderer) -> Iterator[EmbeddedFile]:
    """Yield the numbered scripts of each stage, followed by the script that runs them."""
    for stage in Stage:
        names = []
        of_stage = (script for script in found if script.stage is stage)
        for number, script in enumerate(of_stage, start=1):
            names.append(f"{stage}-{number:02d}-{script.name}{script.suffix}")
            text = templates.render(script.template, script.values)
            yield _file(names[-1], text)
        if names:
            values = {
                "stage": stage,
                "names": names,
                "log_folder": _log_folder(stage),
                "loads_hive": stage is Stage.DEFAULT_USER,
                "has_jscript": any(name.endswith(".js") for name in names),
                "kept": [name for name in names if name.rpartition(".")[0].endswith(KEPT)],
            }
            yield _file(f"{stage}.ps1", templates.render(_STAGE, values))
    if any(script.stage is Stage.SETUP_COMPLETE for script in found):
        values = {"runner": f"{Stage.SETUP_COMPLETE}.ps1"}
        yield _file("SetupComplete.cmd", templates.render(_SETUP_COMPLETE, values))


def _log_folder(stage: Stage) -> str:
    """Return a folder, as PowerShell, that the account running the stage may write to."""
    return "$env:TEMP" if stage is Stage.EACH_USER else "$folder"


def _file(name: str, text: str) -> EmbeddedFile:
    return EmbeddedFile(name, ENCODINGS[name[name.rindex(".") :]], trimmed(text))

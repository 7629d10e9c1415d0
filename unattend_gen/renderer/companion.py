"""Files beside the answer files: scripts, INI files, what goes into `$OEM$` folders.

A `CompanionPlan` makes `Companion` values out of a `Scene`; the engine turns them into artefacts.
Whether a file holds a secret is found out, not stated: by the secrets that are named with it, and
by the product keys in its text.

A target has plans of its own (`TargetPlan.companions`). One that any target may need is a file in
`render/companions/` with one `COMPANIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from unattend_gen.core.artifact import Artifact
from unattend_gen.renderer.secrecy import secrecy_of

if TYPE_CHECKING:
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.secret import Secret, SecretKind
    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.spec.spec import Spec
    from unattend_gen.templating import Templates

_WINDOWS_LINES: Final = frozenset({".bat", ".cmd", ".ini", ".ps1", ".vbs"})
"""Files that programs of Windows read line by line."""

_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class FromTemplate:
    """A text that a template gives.

    Attributes:
        template: its name, such as `targets/setup/setup-command.txt.j2`.
        values: what it may use; a Secret among them shows its text where it is put out.
    """

    template: str
    values: Mapping[str, object] = field(repr=False)


Content: TypeAlias = FromTemplate | bytes


@dataclass(frozen=True, slots=True)
class Companion:
    """One file beside the answer files, before it is rendered.

    Attributes:
        name: path below the output folder with forward slashes; `$OEM$/$1/…` is one.
        content: a template with its values, or the bytes themselves. A text is written as UTF-8,
            with the line ends that its suffix asks for.
        secrets: every Secret that stands in the content.
    """

    name: str
    content: Content = field(repr=False)
    secrets: tuple[Secret, ...] = ()


@dataclass(frozen=True, slots=True)
class NeededSecret:
    """A secret that goes into a companion and still is where the user keeps it.

    Attributes:
        key: the key of the spec that names the source, for messages.
        source: where the secret is.
        kind: product keys are checked for typing mistakes when they are read.
    """

    key: str
    source: SecretSource
    kind: SecretKind


@dataclass(frozen=True, slots=True)
class Scene:
    """What a companion may be made of.

    Attributes:
        spec: what the user said.
        catalog: the settings there are.
        values: what the answer files would hold, by setting path; `[settings]` has won already.
        secret: reads a secret that was announced by `CompanionPlan.needs`; each is read once.
    """

    spec: Spec
    catalog: Catalog
    values: Mapping[str, str | Secret] = field(repr=False)
    secret: Callable[[NeededSecret], Secret]


def _needs_none(_spec: Spec) -> Iterable[NeededSecret]:
    return ()


@dataclass(frozen=True, slots=True)
class CompanionPlan:
    """How companions are made.

    Attributes:
        make: the companions of a scene; none where the spec says nothing about them.
        needs: the secrets that `make` will ask for, so that all that are missing are told at once.
    """

    make: Callable[[Scene], Iterable[Companion]]
    needs: Callable[[Spec], Iterable[NeededSecret]] = _needs_none


def artifact(companion: Companion, templates: Templates) -> Artifact:
    """The file of a companion, complete, with what may be said about its secrets.

    Raises:
        TemplateError: its template fails.
    """
    content = companion.content
    match content:
        case FromTemplate(template, values):
            text = templates.render(template, values)
            data = _as_bytes(companion.name, text)
        case bytes():
            data = content
            text = content.decode("utf-8", errors="replace")
        case _:
            assert_never(content)
    held = secrecy_of((*companion.secrets, text))
    return Artifact(companion.name, data, held.holds_secret, held.last_fives)


def _as_bytes(name: str, text: str) -> bytes:
    """UTF-8; a script beyond ASCII with the mark by which Windows PowerShell knows it."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _WINDOWS_LINES:
        text = text.replace("\n", "\r\n")
    if suffix == ".ps1" and not text.isascii():
        text = _MARK + text
    return text.encode("utf-8")

"""Files next to the answer files: scripts, INI files, the content of `$OEM$` folders.

An `ExtraFilePlan` makes `ExtraFile` values from a `RenderContext`, and the engine turns them into
artifacts. Whether a file holds a secret is never declared: it is derived from the secrets listed
with the file and from the product keys in its text.

A target lists its own plans in `TargetPlan.extra_files`. A plan that applies to every target is a
module in `renderer/extra_files/` with one `EXTRA_FILES`.
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
    from unattend_gen.templating.opening import TemplateRenderer

_CRLF_SUFFIXES: Final = frozenset({".bat", ".cmd", ".ini", ".ps1", ".vbs"})
"""Files that Windows programs read line by line."""

_BYTE_ORDER_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class FromTemplate:
    """Text that is rendered from a template.

    Attributes:
        template: name of the template, such as `targets/setup/setup-command.txt.j2`.
        values: variables of the template; a `Secret` among them is revealed where it is printed.
    """

    template: str
    values: Mapping[str, object] = field(repr=False)


Content: TypeAlias = FromTemplate | bytes


@dataclass(frozen=True, slots=True)
class ExtraFile:
    """One file next to the answer files, before it is rendered.

    Attributes:
        name: path below the output folder with forward slashes, such as `$OEM$/$1/…`.
        content: a template with its values, or the bytes. Text is written as UTF-8, with the line
            ends that the suffix requires.
        secrets: every `Secret` that the content includes.
        is_embedded: whether the answer file carries it, as text, to the folder of scripts.
    """

    name: str
    content: Content = field(repr=False)
    secrets: tuple[Secret, ...] = ()
    is_embedded: bool = False


@dataclass(frozen=True, slots=True)
class NeededSecret:
    """A secret for an extra file that has not been read from its source yet.

    Attributes:
        key: the key of the spec that names the source, for messages.
        source: where the secret is read from.
        kind: product keys are checked for typing mistakes when they are read.
    """

    key: str
    source: SecretSource
    kind: SecretKind


@dataclass(frozen=True, slots=True)
class RenderContext:
    """The inputs of extra files.

    Attributes:
        spec: the spec that is rendered.
        catalog: the known settings.
        values: the values of the answer files by setting path, after `[settings]` was applied.
        secret: reads a secret that `ExtraFilePlan.needs` announced; each one is read once.
    """

    spec: Spec
    catalog: Catalog
    values: Mapping[str, str | Secret] = field(repr=False)
    secret: Callable[[NeededSecret], Secret]


def _needs_nothing(_spec: Spec) -> Iterable[NeededSecret]:
    return ()


@dataclass(frozen=True, slots=True)
class ExtraFilePlan:
    """How extra files are made.

    Attributes:
        make: returns the files for a context; none if the spec does not ask for them.
        needs: returns the secrets that `make` will request, so that all missing secrets are
            reported in one error.
    """

    make: Callable[[RenderContext], Iterable[ExtraFile]]
    needs: Callable[[Spec], Iterable[NeededSecret]] = _needs_nothing


def artifact(extra_file: ExtraFile, templates: TemplateRenderer) -> Artifact:
    """Return the finished file and what the manifest may say about its secrets.

    Raises:
        TemplateError: its template fails.
    """
    content = extra_file.content
    match content:
        case FromTemplate(template, values):
            text = templates.render(template, values)
            data = _encoded(extra_file.name, text)
        case bytes():
            data = content
            text = content.decode("utf-8", errors="replace")
        case _:
            assert_never(content)
    secrecy = secrecy_of((*extra_file.secrets, text))
    return Artifact(extra_file.name, data, secrecy.holds_secret, secrecy.last_fives)


def _encoded(name: str, text: str) -> bytes:
    """Encode text as UTF-8.

    A PowerShell script with characters outside ASCII gets a byte order mark; Windows PowerShell
    would read it in the code page of the computer without one.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _CRLF_SUFFIXES:
        text = text.replace("\n", "\r\n")
    if suffix == ".ps1" and not text.isascii():
        text = _BYTE_ORDER_MARK + text
    return text.encode("utf-8")

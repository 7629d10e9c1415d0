"""From a file to a `Spec`, or to every mistake in it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.key_path import PlacedMistake, shown
from unattend_gen.errors import Mistake, SpecError
from unattend_gen.spec.document import read_document
from unattend_gen.spec.in_vain import said_in_vain
from unattend_gen.spec.local_files import beside
from unattend_gen.spec.overrides import Overrides
from unattend_gen.spec.texts import text_mistakes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.spec.document import SpecDocument
    from unattend_gen.spec.spec import Spec
    from unattend_gen.toml.text import Table


def load_spec(
    path: Path,
    *,
    target: str | None = None,
    settings: Sequence[str] = (),
    key_from: str | None = None,
) -> Spec:
    """The spec of a file, with what the command line says on top.

    Args:
        path: TOML; YAML (`.yaml`, `.yml`) and JSON (`.json`) by suffix.
        target: wins over the file's own.
        settings: `PASS/COMPONENT/PATH=VALUE` texts; win over the file's.
        key_from: secret source of the activation key; wins over the file's own.

    Raises:
        SpecError: with every mistake, in the order of the file, each with its line, its key
            path and what to write instead, and with nothing of a value.
    """
    document = read_document(path)
    overrides = Overrides(target, key_from, settings)
    data = beside(overrides.applied_to(document.data), path.parent)
    spec, found = spec_of(data, names_target=target is None)
    found = (*overrides.mistakes(), *found)
    if spec is None or found:
        raise SpecError(in_order(found, document, overrides.origins()), where=str(path))
    return spec


def spec_of(data: Table, *, names_target: bool) -> tuple[Spec | None, tuple[PlacedMistake, ...]]:
    """The spec that plain values make, and everything that is wrong with them.

    Args:
        data: as a file has them, with what is said on top.
        names_target: whether the spec was written for its target alone, so that what this one
            never reads is a mistake.
    """
    found = tuple(text_mistakes(data))
    if names_target:
        found += tuple(said_in_vain(data))
    spec = _validated(data)
    return (None, found + spec) if isinstance(spec, tuple) else (spec, found)


def _validated(data: Table) -> Spec | tuple[PlacedMistake, ...]:
    """The spec, or what is wrong with it.

    The mistakes are returned, not raised, so that no exception carries pydantic's own, which
    holds the values.
    """
    from pydantic import ValidationError

    from unattend_gen.spec.spec import Spec

    try:
        return Spec.model_validate(data)
    except ValidationError as error:
        from unattend_gen.spec.mistakes import translated

        return tuple(translated(error, data))


def in_order(
    found: Iterable[PlacedMistake], document: SpecDocument, origins: Mapping[KeyPath, str]
) -> tuple[Mistake, ...]:
    """One mistake for each place, by line; what the command line brought comes first.

    Args:
        found: in the order of their weight: of two for one place the first is kept.
        document: has the lines.
        origins: the option that a value comes from, by its place.
    """
    lines = document.lines()
    by_place: dict[object, PlacedMistake] = {}
    for mistake in found:
        by_place.setdefault(mistake.path or mistake.message, mistake)
    mistakes = [_placed(mistake, lines, origins) for mistake in by_place.values()]
    return tuple(sorted(mistakes, key=lambda mistake: mistake.line or 0))


def _placed(
    mistake: PlacedMistake, lines: Mapping[KeyPath, int], origins: Mapping[KeyPath, str]
) -> Mistake:
    option = origins.get(mistake.path)
    line = None if option else _line(mistake.path, lines)
    return Mistake(mistake.message, mistake.advice, option or shown(mistake.path), line)


def _line(path: KeyPath, lines: Mapping[KeyPath, int]) -> int | None:
    """The line of a place, or of the nearest thing around it that stands in the file."""
    around = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[part] for part in around if part in lines), None)

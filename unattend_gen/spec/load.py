"""Loading a spec: from a file to a `Spec`, or to every error in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.keys import holds_secret_key
from unattend_gen.core.key_path import PlacedMistake, shown
from unattend_gen.core.quoting import is_writable
from unattend_gen.core.secret_source import SOURCE_ADVICE
from unattend_gen.errors import Mistake, SpecError
from unattend_gen.pipes import FileName
from unattend_gen.spec.document import read_document
from unattend_gen.spec.overrides import Overrides
from unattend_gen.spec.targets import target_errors, unused_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.spec.allowed_sources import AllowedSources
    from unattend_gen.spec.document import SpecDocument
    from unattend_gen.spec.spec import Spec
    from unattend_gen.spec.targets import Targets
    from unattend_gen.toml.text import Table

_FILE_KEYS: Final = (
    ("scripts", "file"),
    ("files", "file"),
    ("oem", "logo"),
    ("theme", "wallpaper"),
)
"""Tables, or lists of tables, and the key in them that names a file."""


def load_spec(
    path: Path,
    targets: Targets,
    *,
    data: bytes | None = None,
    overrides: Overrides | None = None,
    allowed: AllowedSources | None = None,
) -> Spec:
    """Return the spec of a file with the options of the command line applied.

    Args:
        path: TOML; YAML (`.yaml`, `.yml`) and JSON (`.json`) by suffix.
        targets: the built-in targets.
        data: the content of the file, where that is in memory.
        overrides: the options of the command line.
        allowed: what limits the files that are read; None for nothing.

    Raises:
        SpecError: lists every error in file order, each with its line, its key path and advice.
    """
    document = read_document(path, data)
    overrides = overrides or Overrides()
    within = allowed.with_folders((path.parent,)).file_folders if allowed else None
    table = resolve_files(overrides.applied_to(document.data), path.parent, within)
    refused = tuple(refused_files(table, path.parent, allowed))
    names_target = overrides.target is None
    spec, found = (None, refused) if refused else spec_of(table, targets, names_target=names_target)
    found = (*overrides.mistakes(), *found)
    if spec is None or found:
        raise SpecError(in_file_order(found, document, overrides.origins()), where=str(path))
    return spec


def spec_of(
    data: Table, targets: Targets, *, names_target: bool
) -> tuple[Spec | None, tuple[PlacedMistake, ...]]:
    """Return the spec that plain values make, and every error in them.

    Args:
        data: the values of a file, with options and inventory cells applied.
        targets: the built-in targets.
        names_target: whether the spec is meant for its target alone, so that parts without effect
            are errors.
    """
    found = (*text_errors(data), *target_errors(data, targets))
    if names_target:
        found += tuple(unused_keys(data, targets))
    spec = _validated(data)
    return (None, found + spec) if isinstance(spec, tuple) else (spec, found)


def _validated(data: Table) -> Spec | tuple[PlacedMistake, ...]:
    """Return the spec, or the errors in it.

    The errors are returned, not raised, because the exception of pydantic holds the values.
    """
    from pydantic import ValidationError

    from unattend_gen.spec.spec import Spec

    try:
        return Spec.model_validate(data)
    except ValidationError as error:
        from unattend_gen.spec.model_errors import translated

        return tuple(translated(error, data))


def text_errors(data: object) -> Iterator[PlacedMistake]:
    """Yield an error for each text with an unpublished product key or a control character.

    The plain values are searched before the model interprets them, so that a key is found under a
    misspelled name too.
    """
    for path, text in texts(data):
        if holds_secret_key(text):
            message = "contains a product key that is not published and may be a secret"
            yield PlacedMistake(path, message, SOURCE_ADVICE)
        elif not is_writable(text):
            message = "contains a control character, which an answer file cannot represent"
            yield PlacedMistake(path, message, "remove it")


def texts(data: object) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text with its place, including the names of keys, without recursion."""
    waiting: list[tuple[KeyPath, object]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        match value:
            case str():
                yield path, value
            case dict():
                yield from (((*path, key), key) for key in value)
                waiting.extend(((*path, key), inner) for key, inner in value.items())
            case list():
                waiting.extend(((*path, index), inner) for index, inner in enumerate(value))
            case _:
                pass


def names_file(path: KeyPath) -> bool:
    """Return whether a place of a spec names a file whose content the answer file carries."""
    return (path[0], path[-1]) in _FILE_KEYS


def refused_files(
    data: Table, folder: Path, allowed: AllowedSources | None
) -> Iterator[PlacedMistake]:
    """Yield an error for each file that may not be read; those below the spec's folder always may.

    Args:
        data: the values of a spec, with file names resolved.
        folder: the folder of the spec.
        allowed: None if every file may be read.
    """
    if allowed is None:
        return
    within = allowed.with_folders((folder,))
    for path, text in texts({key: data[key] for key, _ in _FILE_KEYS if key in data}):
        if names_file(path) and text != path[-1] and not within.may_read(text):
            yield refused_file(path)


def refused_file(path: KeyPath) -> PlacedMistake:
    """Return the error for a file that may not be read."""
    message = "this file is outside the folder of the spec and not allowed"
    return PlacedMistake(path, message, "add file:DIR with its folder to --allow-sources")


def resolve_files(data: Table, folder: Path, within: tuple[Path, ...] | None = None) -> Table:
    """Return the values with file names resolved relative to the folder of the spec.

    Absolute names are unchanged, and so are values of wrong types, which the model reports.

    Args:
        data: the values of a spec.
        folder: the folder of the spec.
        within: where the files must be when they are read, unless a name has folders of its own;
            None for anywhere.
    """
    return data | {
        table: _resolved(data[table], key, folder, within)
        for table, key in _FILE_KEYS
        if table in data
    }


def _resolved(value: object, key: str, folder: Path, within: tuple[Path, ...] | None) -> object:
    if isinstance(value, list):
        return [_resolved(item, key, folder, within) for item in value]
    if isinstance(value, Mapping) and isinstance(value.get(key), str) and value[key]:
        limits = getattr(value[key], "folders", within)
        return {**value, key: FileName(str(folder.absolute() / value[key]), limits)}
    return value


def in_file_order(
    found: Iterable[PlacedMistake], document: SpecDocument, origins: Mapping[KeyPath, str]
) -> tuple[Mistake, ...]:
    """Return one error per place, sorted by line; errors in options come first.

    Args:
        found: sorted by importance: of two errors for the same place the first is kept.
        document: has the lines.
        origins: the option that set a value, by its place.
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
    """Return the line of a place, or of the nearest place around it that is in the file."""
    around = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[part] for part in around if part in lines), None)

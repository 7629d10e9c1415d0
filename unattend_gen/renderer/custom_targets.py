"""Deployment targets in a user's folder of templates: `targets/<name>/target.toml`.

```toml
like = "media"                       # the built-in target whose rules apply to the spec

[[answer_files]]
name = "AutoUnattend.xml"
passes = ["windowsPE", "specialize", "oobeSystem"]

[[companions]]
name = "label.txt"                   # rendered from label.txt.j2 in the same folder
secrets = ["specialize/Microsoft-Windows-Shell-Setup/ProductKey"]
```

The template of a companion gets all values by setting path. Secrets are masked unless `secrets`
lists their setting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from unattend_gen import plugins
from unattend_gen.catalog.keys import shown_name
from unattend_gen.core.key_path import shown
from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import MASK, Secret
from unattend_gen.errors import InputError, Mistake, MistakesError
from unattend_gen.renderer import targets
from unattend_gen.renderer.extra_file import ExtraFile, ExtraFilePlan, FromTemplate
from unattend_gen.renderer.target import AnswerFilePlan, TargetPlan
from unattend_gen.toml.text import toml_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.renderer.extra_file import RenderContext
    from unattend_gen.toml.text import Table

FILE: Final = "target.toml"
"""The file that makes a folder below `targets` a target."""

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_LIMIT_BYTES: Final = 64 * 1024

_TEXT: Final = "text in quotes"
_TEXTS: Final = "a list of texts"
_TRUTH: Final = "true or false"
_TABLES: Final = "a list of tables"
_OF_TARGET: Final = {
    "summary": _TEXT,
    "like": _TEXT,
    "answer_files": _TABLES,
    "companions": _TABLES,
}
_OF_ANSWER_FILE: Final = {"name": _TEXT, "passes": _TEXTS, "leaves_out": _TEXTS, "public": _TRUTH}
_OF_COMPANION: Final = {"name": _TEXT, "template": _TEXT, "secrets": _TEXTS}


@dataclass(frozen=True, slots=True)
class CustomTarget:
    """A target of the user's own.

    Attributes:
        plan: the files that are written for it.
        like: the built-in target whose rules apply to the spec.
    """

    plan: TargetPlan
    like: str


def custom_target(folder: Path, name: str) -> CustomTarget | None:
    """Return the target of this name in a folder of templates, or None if there is none.

    Raises:
        InputError: its file cannot be read.
        MistakesError: lists every error in the file.
    """
    place = folder / "targets" / name / FILE
    if not _NAME.fullmatch(name) or not place.exists():
        return None
    if not place.is_file():
        message = "not a regular file"
        raise InputError(message, advice="put a file there", where=shown_name(str(place)))
    table = _table(place)
    found = (*_errors(table, _OF_TARGET, ()), *_errors_below(table))
    found = found or tuple(_errors_in_values(table, name))
    if found:
        raise MistakesError(found, where=shown_name(str(place)))
    return _target(table, name)


def _table(place: Path) -> Table:
    where = shown_name(str(place))
    try:
        with place.open("rb") as file:
            data = file.read(_LIMIT_BYTES + 1)
        text = data.decode("utf-8-sig")
        table = toml_table(text)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or type(error).__name__}"
        raise InputError(message, advice="check its permissions", where=where) from error
    except UnicodeDecodeError:
        raise InputError("not UTF-8 text", advice="save it as UTF-8", where=where) from None
    except RecursionError:
        message = "nested too deeply"
        advice = "a target has tables in lists, nothing deeper"
        raise InputError(message, advice=advice, where=where) from None
    if len(data) > _LIMIT_BYTES:
        message = "larger than 64 KiB"
        raise InputError(message, advice="name templates in it instead of texts", where=where)
    if isinstance(table, Mistake):
        raise MistakesError((table,), where=where)
    return table


def _errors(table: Table, keys: Mapping[str, str], above: KeyPath) -> Iterator[Mistake]:
    """Yield an error for each unknown key and each value of a wrong type."""
    for key, value in table.items():
        place = shown((*above, key))
        if key not in keys:
            yield Mistake("not a key of a target", f"the keys are {', '.join(keys)}", place)
        elif not _has_type(value, keys[key]):
            yield Mistake(f"should be {keys[key]}", f"write {keys[key]}", place)


def _has_type(value: object, kind: str) -> bool:
    if kind == _TEXT:
        return isinstance(value, str) and bool(value)
    if kind == _TRUTH:
        return isinstance(value, bool)
    inner = str if kind == _TEXTS else dict
    return isinstance(value, list) and all(isinstance(one, inner) for one in value)


def _errors_below(table: Table) -> Iterator[Mistake]:
    for key, keys in (("answer_files", _OF_ANSWER_FILE), ("companions", _OF_COMPANION)):
        for number, entry in enumerate(_tables(table, key)):
            yield from _errors(entry, keys, (key, number))
            if "name" not in entry:
                yield Mistake("has no name", 'add name = "…"', shown((key, number)))


def _errors_in_values(table: Table, name: str) -> Iterator[Mistake]:
    """Yield an error for each wrong value of the right type."""
    built_in = plugins.names(targets)
    like = table.get("like", name)
    if like not in built_in:
        is_given = "like" in table
        message = (
            f"`{shown_name(str(like))}` is not a built-in target" if is_given else "is missing"
        )
        yield Mistake(message, f"the targets are {', '.join(built_in)}", "like")
    if not _tables(table, "answer_files"):
        yield Mistake("has no answer file", "add [[answer_files]] with a name", "answer_files")
    for number, entry in enumerate(_tables(table, "answer_files")):
        passes = _texts(entry, "passes")
        if ("passes" in entry and not passes) or not passes <= frozenset(Pass):
            place = shown(("answer_files", number, "passes"))
            yield Mistake(_wrong_passes(passes), f"the passes are {', '.join(Pass)}", place)


def _wrong_passes(passes: frozenset[str]) -> str:
    unknown = sorted(passes - frozenset(Pass))
    return f"`{shown_name(unknown[0])}` is not a configuration pass" if unknown else "is empty"


def _tables(table: Table, key: str) -> list[Table]:
    """Return a list of tables; empty if it is missing or something else."""
    value = table.get(key, [])
    return value if isinstance(value, list) and _has_type(value, _TABLES) else []


def _texts(table: Table, key: str) -> frozenset[str]:
    value = table.get(key, [])
    return frozenset(value) if isinstance(value, list) else frozenset()


def _target(table: Table, name: str) -> CustomTarget:
    files = tuple(_answer_file(entry) for entry in _tables(table, "answer_files"))
    names = tuple(file.name for file in files)
    extra_files = ExtraFilePlan(partial(_extra_files, table, name, names))
    plan = TargetPlan(name, str(table.get("summary", "")), files, (extra_files,))
    return CustomTarget(plan, str(table.get("like", name)))


def _answer_file(entry: Table) -> AnswerFilePlan:
    passes = _texts(entry, "passes")
    return AnswerFilePlan(
        str(entry["name"]),
        frozenset(one for one in Pass if one in passes) if passes else frozenset(Pass),
        leaves_out=_texts(entry, "leaves_out"),
        is_public=entry.get("public") is True,
    )


def _extra_files(
    table: Table, name: str, answer_files: tuple[str, ...], context: RenderContext
) -> Iterator[ExtraFile]:
    for entry in _tables(table, "companions"):
        file, shown_secrets = str(entry["name"]), _texts(entry, "secrets")
        values = {
            path: MASK if isinstance(value, Secret) and path not in shown_secrets else value
            for path, value in context.values.items()
        }
        variables = {
            "target": name,
            "windows": context.spec.windows,
            "architecture": str(context.spec.architecture),
            "answer_files": answer_files,
            "values": values,
        }
        template = f"targets/{name}/{entry.get('template', f'{file}.j2')}"
        secrets = tuple(value for value in values.values() if isinstance(value, Secret))
        yield ExtraFile(file, FromTemplate(template, variables), secrets)

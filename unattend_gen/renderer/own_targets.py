"""Deployment routes that a user's folder of templates adds: `targets/<name>/target.toml`.

```toml
like = "media"                       # the route of ours by whose rules a spec is read

[[answer_files]]
name = "AutoUnattend.xml"
passes = ["windowsPE", "specialize", "oobeSystem"]

[[companions]]
name = "label.txt"                   # by the template label.txt.j2 beside this file
secrets = ["specialize/Microsoft-Windows-Shell-Setup/ProductKey"]
```

A companion is given what is set by setting path, and in place of each secret a mask, unless its
`secrets` name the setting.
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
from unattend_gen.renderer.companion import Companion, CompanionPlan, FromTemplate
from unattend_gen.renderer.plan import AnswerFilePlan, TargetPlan
from unattend_gen.toml.text import toml_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.renderer.companion import Scene
    from unattend_gen.toml.text import Table

FILE: Final = "target.toml"
"""What makes a folder below `targets` a route."""

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_LARGEST: Final = 64 * 1024

_TEXT: Final = "a text in quotes"
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
class OwnTarget:
    """A route of a user's own.

    Attributes:
        plan: what is written for it.
        like: the route of ours by whose rules a spec is read.
    """

    plan: TargetPlan
    like: str


def own_target(folder: Path, name: str) -> OwnTarget | None:
    """The route of this name in a folder of templates; None where it has none.

    Raises:
        InputError: its file cannot be read.
        MistakesError: every mistake in it.
    """
    place = folder / "targets" / name / FILE
    if not _NAME.fullmatch(name) or not place.exists():
        return None
    if not place.is_file():
        message = "it is no regular file"
        raise InputError(message, advice="put a file there", where=shown_name(str(place)))
    table = _table(place)
    found = (*_mistakes(table, _OF_TARGET, ()), *_mistakes_below(table))
    found = found or tuple(_mistakes_of_meaning(table, name))
    if found:
        raise MistakesError(found, where=shown_name(str(place)))
    return _made(table, name)


def _table(place: Path) -> Table:
    where = shown_name(str(place))
    try:
        with place.open("rb") as file:
            data = file.read(_LARGEST + 1)
        text = data.decode("utf-8-sig")
        table = toml_table(text)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or type(error).__name__}"
        raise InputError(message, advice="check its permissions", where=where) from error
    except (UnicodeDecodeError, RecursionError):
        message = "is no TOML text of a sensible depth"
        raise InputError(message, advice="save it as UTF-8", where=where) from None
    if len(data) > _LARGEST:
        message = "has more than 64 KiB"
        raise InputError(message, advice="name templates in it, not texts", where=where)
    if isinstance(table, Mistake):
        raise MistakesError((table,), where=where)
    return table


def _mistakes(table: Table, keys: Mapping[str, str], above: KeyPath) -> Iterator[Mistake]:
    """Keys that there are not, and values of another type."""
    for key, value in table.items():
        place = shown((*above, key))
        if key not in keys:
            yield Mistake("is no key of a target", f"there are {', '.join(keys)}", place)
        elif not _is(value, keys[key]):
            yield Mistake(f"should be {keys[key]}", f"write {keys[key]}", place)


def _is(value: object, kind: str) -> bool:
    if kind == _TEXT:
        return isinstance(value, str) and bool(value)
    if kind == _TRUTH:
        return isinstance(value, bool)
    inner = str if kind == _TEXTS else dict
    return isinstance(value, list) and all(isinstance(one, inner) for one in value)


def _mistakes_below(table: Table) -> Iterator[Mistake]:
    for key, keys in (("answer_files", _OF_ANSWER_FILE), ("companions", _OF_COMPANION)):
        for number, entry in enumerate(_tables(table, key)):
            yield from _mistakes(entry, keys, (key, number))
            if "name" not in entry:
                yield Mistake("has no name", 'add name = "…"', shown((key, number)))


def _mistakes_of_meaning(table: Table, name: str) -> Iterator[Mistake]:
    """What is wrong with values of the right type."""
    ours = plugins.names(targets)
    if table.get("like", name) not in ours:
        yield Mistake("is no target to be like", f"there are {', '.join(ours)}", "like")
    if not _tables(table, "answer_files"):
        yield Mistake("has no answer file", "add [[answer_files]] with a name", "answer_files")
    for number, entry in enumerate(_tables(table, "answer_files")):
        passes = _texts(entry, "passes")
        if ("passes" in entry and not passes) or not passes <= frozenset(Pass):
            place = shown(("answer_files", number, "passes"))
            yield Mistake(
                "names no pass, or one there is not", f"there are {', '.join(Pass)}", place
            )


def _tables(table: Table, key: str) -> list[Table]:
    """A list of tables; empty where it is missing or something else."""
    value = table.get(key, [])
    return value if isinstance(value, list) and _is(value, _TABLES) else []


def _texts(table: Table, key: str) -> frozenset[str]:
    value = table.get(key, [])
    return frozenset(value) if isinstance(value, list) else frozenset()


def _made(table: Table, name: str) -> OwnTarget:
    files = tuple(_answer_file(entry) for entry in _tables(table, "answer_files"))
    names = tuple(file.name for file in files)
    companions = partial(_companions, table, name, names)
    summary = str(table.get("summary", ""))
    return OwnTarget(
        TargetPlan(name, summary, files, (CompanionPlan(companions),)), str(table.get("like", name))
    )


def _answer_file(entry: Table) -> AnswerFilePlan:
    passes = _texts(entry, "passes")
    return AnswerFilePlan(
        str(entry["name"]),
        frozenset(one for one in Pass if one in passes) if passes else frozenset(Pass),
        leaves_out=_texts(entry, "leaves_out"),
        is_public=entry.get("public") is True,
    )


def _companions(
    table: Table, name: str, answer_files: tuple[str, ...], scene: Scene
) -> Iterator[Companion]:
    for entry in _tables(table, "companions"):
        file, wanted = str(entry["name"]), _texts(entry, "secrets")
        values = {
            path: MASK if isinstance(value, Secret) and path not in wanted else value
            for path, value in scene.values.items()
        }
        said = {
            "target": name,
            "windows": scene.spec.windows,
            "architecture": str(scene.spec.architecture),
            "answer_files": answer_files,
            "values": values,
        }
        template = f"targets/{name}/{entry.get('template', f'{file}.j2')}"
        secrets = tuple(value for value in values.values() if isinstance(value, Secret))
        yield Companion(file, FromTemplate(template, said), secrets)

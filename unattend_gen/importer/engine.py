"""From an answer file to the text of a spec, with what it needs and what it cannot say.

```
AnswerFile ─> events ─> Reading ─> View ─> proposals ─ rendered, compared ─> Choice ─> text
```

Rendering is given as a function, for this room does not know the one that renders.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from unattend_gen.answer_file.fragments import pieces_after, pieces_before
from unattend_gen.core.secret import Secret
from unattend_gen.errors import InputError
from unattend_gen.importer.choice import Trial, chosen
from unattend_gen.importer.document import place_of, settings_tables, spec_text
from unattend_gen.importer.gathering import gathered
from unattend_gen.importer.guesses import architecture, guesses
from unattend_gen.importer.names import variable_names
from unattend_gen.importer.reading import events
from unattend_gen.importer.secrecy import may_be_told, secrets_of, was_deleted
from unattend_gen.tables.mapping.view import View

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.importer.choice import Choice, Render, Value
    from unattend_gen.importer.guesses import Guesses
    from unattend_gen.importer.said import Lost, Reading


@dataclass(frozen=True, slots=True)
class NeededSecret:
    """A secret that was taken out of the answer file.

    Attributes:
        setting: where it stood.
        variable: the environment variable that the spec names in its place.
        was_deleted: whether Setup had put its marker there: then it has to come from elsewhere.
    """

    setting: str
    variable: str
    was_deleted: bool


@dataclass(frozen=True, slots=True)
class Imported:
    """The spec of an answer file.

    Attributes:
        text: the spec as TOML; holds no secret.
        guesses: what its head says, and why.
        needs: the secrets that the spec names, in the order of the file.
        secrets: what each variable has to hold for the same answer file to come out again.
        silent: how many comments were left out because a secret may stand in them.
        lost: what the spec does not say.
    """

    text: str
    guesses: Guesses
    needs: tuple[NeededSecret, ...]
    secrets: Mapping[str, Secret] = field(repr=False)
    silent: int
    lost: tuple[Lost, ...]


def import_answer_file(
    answer_file: AnswerFile,
    name: str,
    catalog: Catalog,
    render: Render,
    *,
    remarks: Container[str] = frozenset(),
) -> Imported:
    """The spec that renders to the same answer file.

    Args:
        answer_file: parsed, whatever it holds.
        name: its path as given; hints at what it is for.
        catalog: the settings there are.
        render: what a spec comes to.
        remarks: comments that are not carried, for rendering writes them again.

    Raises:
        InputError: nothing in it can be set by a spec; names the first thing that is lost.
    """
    reading = _reading(answer_file, catalog)
    _demand_said(reading, name)
    told, silent = _with_fit_comments(reading, remarks)
    values = {str(each.path): each.value for each in told.said}
    head = guesses(answer_file, name, values)
    variables, secrets = _secrets(told)
    data = {
        "target": head.target.value,
        "windows": head.windows.value,
        "architecture": head.architecture.value,
        "defaults": False,
    }
    trial = Trial(data, values, secrets, render)
    choice = chosen(_view(values, variables, head), trial)
    choice, adds_defaults = _with_defaults(choice, trial, told, variables)
    text = spec_text(told, choice, head, variables=variables, adds_defaults=adds_defaults)
    needs = tuple(
        NeededSecret(place, variable, was_deleted(secrets[variable]))
        for place, variable in variables.items()
        if f'"env:{variable}"' in text
    )
    return Imported(text, head, needs, {**secrets, **choice.secrets}, silent, told.lost)


def _reading(answer_file: AnswerFile, catalog: Catalog) -> Reading:
    stream = events(answer_file, catalog, architecture(answer_file).value)
    before = (piece.text for piece in pieces_before(answer_file.root))
    reading = gathered(stream, before)
    behind = (piece.text for piece in pieces_after(answer_file.root))
    return replace(reading, tail=(*reading.tail, *behind))


def _demand_said(reading: Reading, name: str) -> None:
    if reading.said:
        return
    lost = [f"{each.what}: {each.reason}" for each in reading.lost]
    beside = [
        f"{place_of(number, each)}: it stands beside the passes"
        for number, each in enumerate(reading.beside, start=1)
    ]
    message = f"says nothing that a spec can set ({(*lost, *beside)[0]})"
    advice = "unattend-gen validate says what is wrong with it"
    raise InputError(message, advice=advice, where=name)


def _with_fit_comments(reading: Reading, remarks: Container[str]) -> tuple[Reading, int]:
    """The same without comments in which a secret may stand, and how many those were."""
    told = _Told(secrets_of(reading.said), remarks)
    fit = replace(
        reading,
        head=told.fit(reading.head),
        said=tuple(replace(each, comments=told.fit(each.comments)) for each in reading.said),
        beside=tuple(replace(each, comments=told.fit(each.comments)) for each in reading.beside),
        tail=told.fit(reading.tail),
    )
    return fit, told.silent


@dataclass(slots=True)
class _Told:
    """Counts the comments that are left out."""

    secrets: tuple[Secret, ...]
    remarks: Container[str]
    silent: int = 0

    def fit(self, comments: Iterable[str]) -> tuple[str, ...]:
        given = tuple(comment for comment in comments if comment not in self.remarks)
        told = tuple(comment for comment in given if may_be_told(comment, self.secrets))
        self.silent += len(given) - len(told)
        return told


def _secrets(reading: Reading) -> tuple[Mapping[str, str], Mapping[str, Secret]]:
    """The variable of each secret by its place, and what it holds by its name."""
    places = {str(each.path): each.value for each in reading.said if isinstance(each.value, Secret)}
    for number, beside in enumerate(reading.beside, start=1):
        if isinstance(beside.xml, Secret):
            places[place_of(number, beside)] = beside.xml
    variables = variable_names(places)
    return variables, {variables[place]: secret for place, secret in places.items()}


def _view(values: Mapping[str, Value], variables: Mapping[str, str], head: Guesses) -> View:
    return View(values, variables, head.windows.value)


def _with_defaults(
    choice: Choice, trial: Trial, reading: Reading, variables: Mapping[str, str]
) -> tuple[Choice, bool]:
    """The choice, and whether what every installation needs may be left to the program."""
    usual = replace(trial, head={**trial.head, "defaults": True})
    written = usual.outcome(choice.tables, choice.secrets)
    if written is None:
        return choice, False
    told = {str(each.path) for each in reading.said if not each.comments}
    added = (frozenset(written) & told).difference(*choice.paths.values())
    fuller = replace(choice, paths={**choice.paths, "": added})
    whole = {**choice.tables, **settings_tables(reading, fuller, variables)}
    holds = usual.outcome(whole, choice.secrets) is not None
    return (fuller, True) if holds else (choice, False)

"""From an answer file to the text of a spec, with the secrets it needs and the losses.

```
AnswerFile ─> events ─> Extraction ─> View ─> candidates ─ rendered, compared ─> Choice ─> text
```

The function that renders is passed in, because this room does not import the renderer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.fragments import pieces_after, pieces_before
from unattend_gen.core.secret import Secret
from unattend_gen.errors import InputError
from unattend_gen.importer.choice import SCRIPTS, Trial, choose
from unattend_gen.importer.division import divided, with_named_files
from unattend_gen.importer.document import (
    SCRIPT_SECTION,
    place_of,
    settings_tables,
    spec_text,
)
from unattend_gen.importer.events import events
from unattend_gen.importer.extracted import extraction
from unattend_gen.importer.guesses import architecture, guesses
from unattend_gen.importer.repeated import without_repeated
from unattend_gen.importer.secrecy import (
    copies_of_secrets,
    is_safe_comment,
    secrets_of,
    variable_names,
    was_deleted,
    with_copies_hidden,
)
from unattend_gen.tables.mapping.view import View, found_script
from unattend_gen.tables.product_key import KEY_PAGE

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from unattend_gen.answer_file.tree import AnswerFile
    from unattend_gen.catalog.load import Catalog
    from unattend_gen.importer.choice import Choice, Render
    from unattend_gen.importer.extracted import Extraction, Lost
    from unattend_gen.importer.generators._generator import Translation
    from unattend_gen.importer.guesses import Guesses


_CARRIED: Final = "Extensions"
"""The place of a secret in a file that the answer file carries."""


@dataclass(frozen=True, slots=True)
class NeededSecret:
    """A secret that was taken out of the answer file.

    Attributes:
        setting: where it was.
        variable: the environment variable that the spec names in its place.
        was_deleted: whether Setup had replaced it with its marker, so that it has to come from
            elsewhere.
        is_encoded: whether the variable has to contain the encoded text, because no table encodes
            it.
    """

    setting: str
    variable: str
    was_deleted: bool
    is_encoded: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """The spec of an answer file.

    Attributes:
        text: the spec as TOML; contains no secret.
        proof: the spec without the tables that replace scripts of another program; it renders to
            the rest of the answer file.
        split: the spec with its scripts in files.
        pictures: files that the spec names in any case, by names relative to its folder.
        files: those that the split spec names, likewise.
        guesses: the head of the spec, with reasons.
        needs: the secrets that the spec names, in the order of the file.
        secrets: the value of each variable that reproduces the answer file.
        comments_left_out: number of comments left out because they may contain a secret.
        lost: what the spec does not contain.
    """

    text: str
    proof: str
    split: str
    pictures: Mapping[str, bytes] = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False)
    guesses: Guesses
    needs: tuple[NeededSecret, ...]
    secrets: Mapping[str, Secret] = field(repr=False)
    comments_left_out: int
    lost: tuple[Lost, ...]


def import_answer_file(
    answer_file: AnswerFile,
    name: str,
    catalog: Catalog,
    render: Render,
    *,
    scripts: Mapping[str, str | Secret] | None = None,
    translation: Translation | None = None,
) -> Imported:
    """Return the spec that renders to the same answer file.

    Args:
        answer_file: parsed; it may contain anything.
        name: its path as given, which hints at its target and Windows version.
        catalog: the known settings.
        render: renders a spec.
        scripts: text of each script file that a section of ours in the answer file carries.
        translation: the tables and notes that replace what was taken out of the answer file, and
            the comments that are left out.

    Raises:
        InputError: a spec can set nothing in it; names the first thing that is lost.
    """
    whole = _extracted(answer_file, catalog)
    _require_settings(whole, name)
    remarks = translation.remarks if translation else ()
    safe, left_out = _without_unsafe_comments(whole, remarks)
    extracted, repeated = without_repeated(safe)
    values = {str(each.path): each.value for each in extracted.settings}
    head = guesses(answer_file, name, values)
    variables, secrets = _secrets(extracted)
    carried = _readable_scripts(extracted, scripts or {})
    files = {f"{SCRIPTS}{file}": text for file, text in carried.items()}
    trial = Trial(_head_keys(head), {**values, **files}, secrets, render)
    plain = {file: text for file, text in carried.items() if isinstance(text, str)}
    found = (found_script(file, text) for file, text in plain.items())
    scripts_found = tuple(script for script in found if script)
    view = View(values, variables, head.windows.value, scripts_found, carried)
    choice, adds_defaults = _with_defaults(choose(view, trial), trial, extracted, variables)
    if repeated:
        choice = replace(choice, tables={"architectures": repeated, **choice.tables})
    pictures = with_named_files(choice.tables)
    choice = replace(choice, tables=pictures.tables)
    write = partial(spec_text, guesses=head, variables=variables, adds_defaults=adds_defaults)
    proof = write(extracted, choice)
    noted, whole_choice = extracted, choice
    if translation is not None and (translation.tables or translation.notes):
        noted = replace(extracted, head=(*translation.notes, *extracted.head))
        whole_choice = replace(choice, tables=_joined(choice.tables, translation.tables))
    text = write(noted, whole_choice)
    division = divided(whole_choice.tables)
    split = write(noted, replace(whole_choice, tables=division.tables)) if division.files else text
    needs = tuple(
        NeededSecret(
            place,
            variable,
            was_deleted(secrets[variable]),
            is_encoded=_is_encoded(place, values) and place not in choice.covered,
        )
        for place, variable in variables.items()
        if f'"env:{variable}"' in text
    )
    added = {**choice.secrets, **(translation.secrets if translation else {})}
    needs += tuple(
        NeededSecret(_CARRIED, variable, was_deleted(secret))
        for variable, secret in added.items()
        if variable not in secrets
    )
    known = {**secrets, **added}
    return Imported(
        text=text,
        proof=proof,
        split=split,
        pictures=pictures.files,
        files={**division.files, **pictures.files},
        guesses=head,
        needs=needs,
        secrets=known,
        comments_left_out=left_out,
        lost=extracted.lost,
    )


def _joined(tables: Mapping[str, object], others: Mapping[str, object]) -> dict[str, object]:
    """Return the tables of both; of a key in both, that of the first."""
    found = {**tables, **others}
    for name in tables.keys() & others.keys():
        match tables[name], others[name]:
            case Mapping() as one, Mapping() as other:
                found[name] = {**other, **one}
            case Sequence() as one, Sequence() as other:
                found[name] = [*one, *other]
            case one, _:
                found[name] = one
    return found


def _is_encoded(place: str, values: Mapping[str, str | Secret]) -> bool:
    """Return whether the setting next to a password says that it is encoded."""
    element, _, name = place.rpartition("/")
    return name == "Value" and values.get(f"{element}/PlainText") == "false"


def _head_keys(head: Guesses) -> dict[str, object]:
    return {
        "target": head.target.value,
        "windows": head.windows.value,
        "architecture": head.architecture.value,
        "defaults": False,
    }


def _extracted(answer_file: AnswerFile, catalog: Catalog) -> Extraction:
    stream = events(answer_file, catalog, architecture(answer_file).value)
    before = (piece.text for piece in pieces_before(answer_file.root))
    found = extraction(stream, before)
    after = (piece.text for piece in pieces_after(answer_file.root))
    settings, elements = with_copies_hidden(found.settings, found.elements)
    return replace(found, settings=settings, elements=elements, tail=(*found.tail, *after))


def _require_settings(extracted: Extraction, name: str) -> None:
    if extracted.settings:
        return
    lost = [f"{each.what}: {each.reason}" for each in extracted.lost]
    elements = [
        f"{place_of(number, each)}: it is outside the passes"
        for number, each in enumerate(extracted.elements, start=1)
    ]
    message = f"contains nothing that a spec can set ({(*lost, *elements)[0]})"
    advice = "run unattend-gen validate to see what is wrong with it"
    raise InputError(message, advice=advice, where=name)


def _without_unsafe_comments(
    extracted: Extraction, remarks: Container[str]
) -> tuple[Extraction, int]:
    """Return the extraction without comments that may contain a secret, and their number."""
    comments = _SafeComments(secrets_of(extracted.settings), remarks)
    safe = replace(
        extracted,
        head=comments.of(extracted.head),
        settings=tuple(
            replace(each, comments=comments.of(each.comments)) for each in extracted.settings
        ),
        elements=tuple(
            replace(each, comments=comments.of(each.comments)) for each in extracted.elements
        ),
        tail=comments.of(extracted.tail),
    )
    return safe, comments.left_out


@dataclass(slots=True)
class _SafeComments:
    """Leaves out comments that may contain a secret, and counts them."""

    secrets: tuple[Secret, ...]
    remarks: Container[str]
    left_out: int = 0

    def of(self, comments: Iterable[str]) -> tuple[str, ...]:
        given = tuple(comment for comment in comments if comment not in self.remarks)
        safe = tuple(comment for comment in given if is_safe_comment(comment, self.secrets))
        self.left_out += len(given) - len(safe)
        return safe


def _secrets(extracted: Extraction) -> tuple[Mapping[str, str], Mapping[str, Secret]]:
    """Return the variable of each secret by its place, and the value of each variable."""
    places = {
        str(each.path): each.value for each in extracted.settings if isinstance(each.value, Secret)
    }
    for number, element in enumerate(extracted.elements, start=1):
        if isinstance(element.xml, Secret):
            places[place_of(number, element)] = element.xml
    variables = variable_names(places)
    return variables, {variables[place]: secret for place, secret in places.items()}


def _readable_scripts(
    extracted: Extraction, scripts: Mapping[str, str | Secret]
) -> Mapping[str, str | Secret]:
    """Return the carried scripts, none if their section is missing or one contains a secret."""
    sections = [each for each in extracted.elements if each.name == SCRIPT_SECTION]
    copies = copies_of_secrets(extracted.settings)
    is_plain = not any(
        isinstance(text, Secret) or copies.is_in(text)
        for name, text in scripts.items()
        if found_script(name, "") is not None
    )
    return scripts if len(sections) == 1 and is_plain else {}


def _with_defaults(
    choice: Choice, trial: Trial, extracted: Extraction, variables: Mapping[str, str]
) -> tuple[Choice, bool]:
    """Return the choice, and whether the spec can leave out what every installation needs.

    A file without the setting for the page of the product key may have everything else.
    """
    usual = replace(trial, head={**trial.head, "defaults": True})
    for each in (choice, *_without_key_page(choice, trial)):
        fuller = _fuller(each, usual, extracted, variables)
        if fuller is not None:
            return fuller, True
    return choice, False


def _without_key_page(choice: Choice, trial: Trial) -> Iterator[Choice]:
    if KEY_PAGE not in trial.values:
        table = choice.tables.get("product_key", {})
        if isinstance(table, Mapping):
            keys = {**table, "will_show_ui": False}
            yield replace(choice, tables={**choice.tables, "product_key": keys})


def _fuller(
    choice: Choice, usual: Trial, extracted: Extraction, variables: Mapping[str, str]
) -> Choice | None:
    """Return the choice with the settings that every installation needs, if that renders all."""
    rendered = usual.outcome(choice.tables, choice.secrets)
    if rendered is None:
        return None
    plain = {str(each.path) for each in extracted.settings if not each.comments}
    added = (frozenset(rendered) & plain) - choice.covered
    others = choice.paths.get("", frozenset())
    fuller = replace(choice, paths={**choice.paths, "": added | others})
    tables = {**choice.tables, **settings_tables(extracted, fuller, variables)}
    return fuller if usual.outcome(tables, choice.secrets) is not None else None

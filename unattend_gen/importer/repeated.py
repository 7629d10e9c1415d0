"""Components that an answer file repeats for other architectures, as `[architectures]`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.tables.architectures import Architectures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from unattend_gen.core.secret import Secret
    from unattend_gen.core.setting_path import SettingPath, Step
    from unattend_gen.importer.extracted import ExtractedSetting, Extraction

_Content: TypeAlias = "dict[tuple[Step, ...], tuple[str | Secret, bool]]"
_KNOWN: Final = frozenset(Architectures.model_fields)


def without_repeated(extraction: Extraction) -> tuple[Extraction, Mapping[str, object]]:
    """Return the settings without repeated components, and the table that repeats them.

    A component is repeated if it is equal to that of the architecture of most components. Comments
    on its settings are kept, once each.
    """
    contents = _contents(extraction.settings)
    main = {component for component, architecture in contents if architecture is None}
    table: dict[str, object] = {}
    repeated: set[tuple[str, str | None]] = set()
    for architecture in dict.fromkeys(each for _, each in contents if each in _KNOWN):
        same = [
            component
            for component in main
            if contents.get((component, architecture)) == contents[component, None]
        ]
        if same:
            table[str(architecture)] = True if len(same) == len(main) else sorted(same)
            repeated.update((component, architecture) for component in same)
    if not table:
        return extraction, {}
    return replace(extraction, settings=tuple(_left(extraction.settings, repeated))), table


def _contents(
    settings: Iterable[ExtractedSetting],
) -> Mapping[tuple[str, str | None], _Content]:
    """Return the settings of each component for each architecture."""
    found: defaultdict[tuple[str, str | None], _Content] = defaultdict(dict)
    for each in settings:
        found[_key(each.path)][each.path.steps] = (each.value, each.is_listed)
    return dict(found)


def _key(path: SettingPath) -> tuple[str, str | None]:
    return f"{path.pass_}/{path.component}", path.architecture


def _left(
    settings: Iterable[ExtractedSetting], repeated: set[tuple[str, str | None]]
) -> Iterator[ExtractedSetting]:
    """Yield the settings that are not repeated, with the comments of those that are."""
    given = tuple(settings)
    comments: defaultdict[SettingPath, dict[str, None]] = defaultdict(dict)
    for each in given:
        if _key(each.path) in repeated:
            comments[replace(each.path, architecture=None)].update(dict.fromkeys(each.comments))
    for each in given:
        if _key(each.path) not in repeated:
            more = tuple(text for text in comments[each.path] if text not in each.comments)
            yield replace(each, comments=(*each.comments, *more))

"""Answer files for benchmarks, made from the examples and, by seed, from the catalog.

A fleet has a template, and each machine has its own values in a few places of it. So there are
several templates: the examples, and others with 60 to 200 settings drawn from the whole catalog,
most of them with valid values. In each file, the same few settings of its template get new values.
Every run makes the same files.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import chain, cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from unattend_gen.catalog.facts import Component, Kind, ValueType
from unattend_gen.catalog.load import catalog

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.catalog.facts import Setting
    from unattend_gen.core.passes import Pass

ROOT: Final = Path(__file__).resolve().parents[1]

_SEED: Final = 20_240_601
_TEMPLATES: Final = 60
_SETTINGS: Final = (60, 200)
_OWN_VALUES: Final = (2, 6)
_RIGHT: Final = 0.9995
"""Share of values that are valid for their setting."""

_TYPES: Final = frozenset(
    {ValueType.BOOLEAN, ValueType.ENUM, ValueType.INTEGER, ValueType.PATH, ValueType.STRING}
)
"""Types of values that can be drawn."""

_HANG_TOGETHER: Final = frozenset(
    {
        "Microsoft-Windows-Setup",
        "Microsoft-Windows-Shell-Setup",
        "Microsoft-Windows-UnattendedJoin",
    }
)
"""Components whose settings only make sense together; the examples have them."""

_LEAF: Final = re.compile(r"<(?P<name>\w+)>(?P<value>[^<>&\s][^<>&]*)</(?P=name)>")
_HEAD: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<unattend xmlns="urn:schemas-microsoft-com:unattend"'
    ' xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">\n'
)
_WORDS: Final = ("Contoso", "Fabrikam", "office", "lab", "north", "kiosk", "C:\\Tools", "on site")


@dataclass(frozen=True, slots=True)
class Template:
    """A text with gaps, and the settings that fill them.

    Attributes:
        pieces: the text around the gaps, one more than there are gaps.
        own: the setting of each gap, or None for a computer name.
    """

    pieces: tuple[str, ...]
    own: tuple[Setting | None, ...]

    def filled(self, draw: random.Random) -> str:
        """Return the text with newly drawn values."""
        values = [escape(_value(setting, draw)) for setting in self.own]
        return "".join(map("".join, zip(self.pieces, (*values, ""), strict=True)))


def answer_files(count: int) -> Iterator[str]:
    """Yield this many files, from an example and a catalog template in turn."""
    draw = random.Random(_SEED)  # noqa: S311 - the same files each time, no secrets
    of_catalog = [_drawn(draw) for _ in range(_TEMPLATES)]
    templates = chain.from_iterable(zip(cycle(_examples()), cycle(of_catalog), strict=False))
    for number, template in enumerate(islice(templates, count)):
        text = template.filled(draw)
        yield text.replace("</unattend>", f"<!-- file {number} -->\n</unattend>")


def _examples() -> Iterator[Template]:
    """Return the examples, with a gap for each computer name."""
    for path in sorted(ROOT.glob("examples/**/*.xml")):
        text = path.read_text(encoding="utf-8")
        pieces = re.split(r"(?<=<ComputerName>)[^<]*", text)
        yield Template(tuple(pieces), (None,) * (len(pieces) - 1))


def _drawn(draw: random.Random) -> Template:
    """Return settings of the whole catalog, in their passes, with gaps in a few of them."""
    passes: dict[Pass, dict[str, tuple[Component, Sequence[Setting]]]] = {}
    components, left = catalog().components(), draw.randint(*_SETTINGS)
    while left > 0:
        component = draw.choices(components, [len(one.settings) for one in components])[0]
        pass_ = draw.choice(component.passes)
        leaves = [] if _is_odd(component) else list(_usual(component, pass_))
        chosen = draw.sample(leaves, min(len(leaves), left, draw.randint(1, 25)))
        if chosen and component.name not in passes.setdefault(pass_, {}):
            passes[pass_][component.name] = (component, chosen)
            left -= len(chosen)
    text = "".join(
        f'  <settings pass="{pass_}">\n{"".join(_component(*one, draw) for one in below.values())}'
        "  </settings>\n"
        for pass_, below in passes.items()
        if below
    )
    settings = [one for below in passes.values() for _, chosen in below.values() for one in chosen]
    return _with_gaps(f"{_HEAD}{text}</unattend>\n", settings, draw)


def _is_odd(fact: Component | Setting) -> bool:
    """Return whether a setting exists in some releases only, or depends on others."""
    is_dated = fact.deprecated or fact.removed or fact.introduced
    return bool(is_dated) or (isinstance(fact, Component) and fact.name in _HANG_TOGETHER)


def _usual(component: Component, pass_: Pass) -> Iterator[Setting]:
    for setting in component.settings.values():
        around = setting.path.split("/")
        above = [component.settings["/".join(around[: n + 1])] for n in range(len(around))]
        has_form = setting.flags or setting.list_values or setting.pattern
        is_drawn = setting.kind is Kind.LEAF and setting.type in _TYPES and not has_form
        if is_drawn and not any(
            _is_odd(one) or one.sensitive or one.item_key or pass_ not in one.passes
            for one in above
        ):
            yield setting


def _component(component: Component, chosen: Sequence[Setting], draw: random.Random) -> str:
    body = _children(component, "", {one.path for one in chosen}, draw, "      ")
    return (
        f'    <component name="{component.name}" processorArchitecture="amd64"'
        ' publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">\n'
        f"{body}    </component>\n"
    )


def _children(
    component: Component, path: str, wanted: set[str], draw: random.Random, indent: str
) -> str:
    """Return the selected children of a path, in the order of Setup, else of the catalog."""
    lines = []
    order = component.settings[path].child_order if path else ()
    rank = {name: number for number, name in enumerate(order)}
    children = sorted(component.children(path), key=lambda one: rank.get(one.name, len(rank)))
    for setting in children:
        if not any(f"{one}/".startswith(f"{setting.path}/") for one in wanted):
            continue
        action = ' wcm:action="add"' if setting.kind is Kind.LIST_ITEM else ""
        if setting.path in wanted:
            content = escape(_value(setting, draw))
        else:
            inner = _children(component, setting.path, wanted, draw, f"{indent}  ")
            content = f"\n{inner}{indent}"
        lines.append(f"{indent}<{setting.name}{action}>{content}</{setting.name}>\n")
    return "".join(lines)


def _with_gaps(text: str, settings: Sequence[Setting], draw: random.Random) -> Template:
    """Replace a few values with gaps."""
    by_name = {one.name: one for one in settings}
    leaves = [leaf for leaf in _LEAF.finditer(text) if leaf["name"] in by_name]
    gaps = sorted(draw.sample(leaves, draw.randint(*_OWN_VALUES)), key=lambda one: one.start())
    ends = (0, *(gap.end("value") for gap in gaps))
    starts = (*(gap.start("value") for gap in gaps), len(text))
    pieces = tuple(text[end:start] for end, start in zip(ends, starts, strict=True))
    return Template(pieces, tuple(by_name[gap["name"]] for gap in gaps))


def _value(setting: Setting | None, draw: random.Random) -> str:
    """Return a value for a setting, in most cases a valid one; for None a computer name."""
    if setting is None:
        return f"PC-{draw.randrange(10**6):06}"
    if draw.random() > _RIGHT:
        return draw.choice(("yes please", "-7", "x" * 300, " on ", "2 GB"))
    if setting.values:
        return draw.choice(setting.values)
    if setting.type is ValueType.BOOLEAN:
        return draw.choice(("true", "false"))
    if setting.type is ValueType.INTEGER:
        least = setting.min or 0
        return str(draw.randint(least, setting.max if setting.max is not None else least + 1000))
    return f"{draw.choice(_WORDS)} {draw.randrange(10**4)}"[: setting.max_length]

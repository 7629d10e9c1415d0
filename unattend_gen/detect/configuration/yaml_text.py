"""The scalars of YAML with their keys; from the first error on, the lines of the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from unattend_gen.detect.configuration.entry import Blocks, Entry
from unattend_gen.detect.configuration.lines import line_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST: Final = 4 * 1024**2
_DEEPEST: Final = 100
_PLAIN_TAGS: Final = (None, "!", "!unsafe", "tag:yaml.org,2002:str")
"""Other tags mark references and encrypted values: `!vault`, `!Ref`, `!reference`."""

_BINARY: Final = "tag:yaml.org,2002:binary"
_LONGEST_ANCHORED: Final = 256
"""Characters of a value that aliases are followed to; thousands of them may name a long one."""

_BLOCK_STYLES: Final = ("|", ">")


def yaml_entries(text: str) -> Iterator[Entry]:
    """Yield the scalars of mappings and lists with their keys; the lines of multi-line scalars."""
    if len(text) > _LARGEST:
        yield from line_entries(text)
        return
    yield from _Scalars(text).entries()


class _Scalars:
    """The scalars among the events of the parser."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks = Blocks()
        self._keys: list[str | None] = [None]
        self._read = 0
        self._anchored: dict[str, Entry] = {}
        self._followed: set[tuple[tuple[int, int], str]] = set()

    def entries(self) -> Iterator[Entry]:
        """Yield the entries; events after an error or in very deep nesting are not read."""
        import yaml

        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        try:
            for event in yaml.parse(self._text, Loader=loader):
                if len(self._keys) > _DEEPEST:
                    break
                yield from self._on(event)
            else:
                return
        except (yaml.YAMLError, ValueError):
            pass  # what follows is read as lines
        yield from line_entries(self._text, self._text.rfind("\n", 0, self._read) + 1)

    def _on(self, event: Any) -> Iterator[Entry]:  # noqa: ANN401 - PyYAML has no types
        match type(event).__name__:
            case "MappingStartEvent":
                self._enter(is_list=False)
            case "SequenceStartEvent":
                self._enter(is_list=True)
            case "MappingEndEvent" | "SequenceEndEvent":
                self._blocks.leave()
                self._keys.pop()
                self._forget_key()
            case "AliasEvent":
                yield from self._alias(event)
            case "ScalarEvent":
                yield from self._scalar(event)

    def _enter(self, *, is_list: bool) -> None:
        self._blocks.enter(self._keys[-1] or "", is_list=is_list)
        self._keys.append(None)

    def _forget_key(self) -> None:
        self._keys[-1] = None

    def _alias(self, event: Any) -> Iterator[Entry]:  # noqa: ANN401 - as above
        """Yield the scalar that an alias stands for, at its own place, under the alias's key."""
        found = self._anchored.get(event.anchor)
        key = self._keys[-1]
        if key is None and not self._blocks.is_list:
            self._keys[-1] = found.value if found else ""
            return
        self._forget_key()
        name = self._blocks.name if key is None else key
        if found and (found.span, name) not in self._followed:
            self._followed.add((found.span, name))
            yield replace(found, name=name, parent=self._blocks.name, block=self._blocks.number)

    def _scalar(self, event: Any) -> Iterator[Entry]:  # noqa: ANN401 - as above
        self._read = event.start_mark.index
        key = self._keys[-1]
        if key is None and not self._blocks.is_list:
            self._keys[-1] = str(event.value)
            return
        self._forget_key()
        start, end = event.start_mark.index, event.end_mark.index
        value = str(event.value)
        if event.style in _BLOCK_STYLES:
            if "\n" in value.strip():
                yield from line_entries(self._text, start, end)
                return
            value = value.strip()
        is_binary = event.tag == _BINARY
        if is_binary and not event.anchor:
            # Only base64 may follow the tag, so it is part of what is replaced.
            end = start + len(self._text[start:end].rstrip())
        else:
            start, end = self._place(value, start, end, style=event.style)
        entry = Entry(
            self._blocks.name if key is None else key,
            self._blocks.name,
            self._blocks.number,
            value,
            (start, end),
            is_literal=is_binary or event.tag in _PLAIN_TAGS,
            is_bare=is_binary or not event.style,
        )
        if event.anchor and len(value) <= _LONGEST_ANCHORED:
            self._anchored[event.anchor] = entry
        yield entry

    def _place(self, value: str, start: int, end: int, *, style: str | None) -> tuple[int, int]:
        """Return the span without tag, anchor and quotes."""
        at = self._text.rfind(value, start, end) if value else -1
        if at >= 0:
            return at, at + len(value)
        quote = self._text.find(style, start, end) if style in {"'", '"'} else -1
        return (start, end) if quote < 0 else (quote + 1, end - 1)

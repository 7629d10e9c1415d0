"""Assignments in languages of configuration: HCL, TOML, Bicep, Puppet, Ruby, MOF and alike.

Only names, signs and strings are told apart. A value that is not a string is an expression.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.detect.configuration.entry import Blocks, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN: Final = re.compile(
    r"<<[-~]?+(?P<tag>[^\W\d]\w*+)[ \t]*+\r?\n(?>[ \t]*+\r?\n){0,8}+"
    r"(?P<heredoc>[^\r\n]++)\r?\n\s{0,80}+(?P=tag)(?!\w)"
    r'|"""(?P<long>(?>[^"]++|"(?!""))*+)(?:"""|\Z)'
    r"|'''(?P<long_single>(?>[^']++|'(?!''))*+)(?:'''|\Z)"
    r"|\"(?P<double>(?>[^\"\\\r\n]++|\\.)*+)(?:\"|(?=[\r\n\\])|\Z)|'(?P<single>(?>[^'\\\r\n]++|\\.|'')*+)(?:'|(?=[\r\n\\])|\Z)"
    r"|(?P<remark>#[^\r\n]*+|//[^\r\n]*+|/\*(?>[^*]++|\*(?!/))*+(?:\*/|\Z))"
    r"|(?P<end>\r?\n|;)|(?P<sign>=>|[=!<>]=|:=|[=:])|(?P<open>[{\[(])|(?P<close>[}\])])"
    r"|(?P<name>[@$:]{0,2}[^\W\d][\w.-]*+(?>::[\w.-]++)*+\??)|(?P<other>[^\s])",
    re.DOTALL,
)
_STRINGS: Final = ("heredoc", "long", "long_single", "double", "single")
_LONG: Final = ("heredoc", "long", "long_single")
"""Strings in which white space around the value is layout."""

_ASSIGNS: Final = ("=", "=>", ":", ":=")
_DECLARES: Final = ("param", "var", "const")
_LABELLED: Final = ("variable", "param", "parameter")
_LABELS: Final = 4
_WRAPPERS: Final = ("Sensitive", "sensitive")
"""Functions that mark a literal as a secret and return it."""


def statement_entries(text: str) -> Iterator[Entry]:
    """Yield the names with the values that are assigned to them."""
    yield from _entries(text, 0, len(text))


def _entries(text: str, start: int, end: int) -> Iterator[Entry]:
    statement = _Statement()
    for token in _TOKEN.finditer(text, start, end):
        if token.lastgroup == "remark":
            continue
        if token.lastgroup == "heredoc":  # its line may be an assignment itself
            yield from _entries(text, *token.span("heredoc"))
        entry = statement.add(token)
        if entry is not None:
            yield entry


class _Statement:
    """The tokens of a statement so far, and the blocks around it."""

    def __init__(self) -> None:
        self._blocks = Blocks()
        self._words: list[tuple[str, bool]] = []
        self._name = ""
        self._awaits_value = False
        self._wrapper = ""

    def add(self, token: re.Match[str]) -> Entry | None:
        """Read one more token; return the entry that it completes."""
        group = token.lastgroup or ""
        if group in _STRINGS:
            return self._string(token, group)
        if group == "sign" and token[0] in _ASSIGNS:
            self._name, self._awaits_value = self._assigned(), True
            return None
        if self._awaits_value and (token[0] in _WRAPPERS or self._wraps(token)):
            self._wrapper = token[0]
            return None
        found = self._expression(token) if self._awaits_value else None
        if group == "open":
            self._open(token[0])
        elif group == "close":
            self._blocks.leave()
        elif group == "name":
            self._words = [*self._words[-_LABELS:], (token[0], False)]
        elif group == "end" or token[0] == ",":
            self._words, self._name = [], ""
        self._awaits_value = self._awaits_value and token[0] in "\r\n"
        return found

    def _string(self, token: re.Match[str], group: str) -> Entry | None:
        is_argument = len(self._words) == 1 and not self._words[0][1]
        name = self._name if self._awaits_value else ""
        if not name and is_argument and not self._awaits_value:
            name = self._words[0][0]  # password 'value', as in Ruby
        elif not name and self._blocks.is_list and not self._words:
            name = self._blocks.name
        self._awaits_value = False
        self._words = [*self._words[-_LABELS:], (token[group], True)]
        value, start = token[group], token.start(group)
        if group in _LONG:
            start += len(value) - len(value.lstrip())
            value = value.strip()
        return self._entry(name, (start, start + len(value)), value) if name else None

    def _wraps(self, token: re.Match[str]) -> bool:
        """Return whether the token opens the argument of a wrapper."""
        if token[0] == "(" and self._wrapper in _WRAPPERS:
            self._blocks.enter("")
            return True
        return False

    def _expression(self, token: re.Match[str]) -> Entry | None:
        """Return an assigned value that is not a string, such as a variable."""
        if token.lastgroup in {"name", "other"} and self._name:
            return self._entry(self._name, token.span(), token[0], is_literal=False)
        return None

    def _assigned(self) -> str:
        """Return the name before a sign; `param name type =` has its name in the middle."""
        if len(self._words) > 1 and self._words[0][0] in _DECLARES:
            return self._words[1][0]
        return self._words[-1][0] if self._words else ""

    def _open(self, sign: str) -> None:
        name = self._name if self._awaits_value else ""
        if not name and self._words and self._words[0][0] in _LABELLED:
            name = self._words[-1][0]
        if sign == "(" and not self._awaits_value:
            name = ""
        self._blocks.enter(name, is_list=sign == "[" and bool(name))
        if sign != "[" or self._awaits_value:
            self._words, self._name = [], ""

    def _entry(
        self, name: str, span: tuple[int, int], value: str, *, is_literal: bool = True
    ) -> Entry:
        blocks = self._blocks
        return Entry(name, blocks.name, blocks.number, value, span, is_literal=is_literal)

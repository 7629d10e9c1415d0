"""Placeholders for secrets, so that the process that runs foreign templates has none.

A placeholder is a text of random characters from a private use area, with an ampersand in it:
`<start>12&<end>`. Whatever escapes text for XML also escapes the ampersand, so its final spelling
shows how often the secret has to be escaped. A quoting filter adds its own character and another
ampersand. Everything else that a template does to a placeholder damages it, which is an error.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final

from unattend_gen.errors import TemplateError
from unattend_gen.templating.environment import XML_ESCAPES
from unattend_gen.templating.filters import QUOTING

if TYPE_CHECKING:
    from collections.abc import Callable

    from unattend_gen.core.secret import Secret

_FIRST, _LAST = 0x100000, 0x10FFFD
"""The private use area of plane 16, which no script or font of Windows uses."""

_DIGITS: Final = 10
_LANGUAGES: Final = tuple(QUOTING)
_SIZE: Final = 2 + _DIGITS + len(_LANGUAGES)

_MOST_NUMBER_DIGITS: Final = 9
"""More than any secret has; Python converts numbers of thousands of digits slowly or not at all."""

_MOST_STEPS: Final = 16
"""How often a secret is escaped and quoted at most; an XML file in a script needs three times."""


def new_alphabet() -> str:
    """Return random characters that no spec and no template can contain on purpose."""
    return "".join(map(chr, random.SystemRandom().sample(range(_FIRST, _LAST + 1), _SIZE)))


class Alphabet:
    """The syntax of placeholders, without any secret.

    Args:
        characters: from `new_alphabet`.
    """

    def __init__(self, characters: str) -> None:
        self._start, self._end = characters[0], characters[1]
        self._digits = characters[2 : 2 + _DIGITS]
        self._signs = dict(zip(_LANGUAGES, characters[2 + _DIGITS :], strict=True))
        self._any = re.compile(f"[{characters}]")
        signs = "".join(self._signs.values())
        steps = f"((?:[{signs}]?&(?:amp;)*)+)"
        digits = f"{{1,{_MOST_NUMBER_DIGITS}}}"
        self._whole = re.compile(f"{self._start}([{self._digits}]{digits}){steps}{self._end}")
        self._step = re.compile(f"([{signs}]?)&((?:amp;)*)")

    def placeholder(self, number: int) -> str:
        """Return the placeholder of this number."""
        digits = "".join(self._digits[int(digit)] for digit in str(number))
        return f"{self._start}{digits}&{self._end}"

    def is_in(self, value: object) -> bool:
        """Return whether a text contains a placeholder or a part of one."""
        return isinstance(value, str) and self._any.search(value) is not None

    def quoted(self, language: str, text: str) -> str:
        """Return text quoted for a script language; its placeholders record the quoting.

        Raises:
            ValueError: the language cannot represent the text.
        """
        quote = QUOTING[language]
        quotes = quote("")
        parts: list[str] = []
        position = 0
        for found in self._whole.finditer(text):
            parts += (quote(text[position : found.start()])[1:-1], found[0][:-1])
            parts += (self._signs[language], "&", self._end)
            position = found.end()
        parts.append(quote(text[position:])[1:-1])
        return quotes[0] + "".join(parts) + quotes[1]

    def filled(self, text: str, secrets: tuple[Secret, ...], longest: int, name: str) -> str:
        """Return text with its placeholders replaced by the secrets.

        Args:
            text: the result of a template.
            secrets: by the number of their placeholders.
            longest: most characters of the result.
            name: of the template, for errors.

        Raises:
            TemplateError: a placeholder is damaged, a secret cannot be quoted, or the result is
                too long.
        """
        parts: list[str] = []
        position = length = 0
        for found in self._whole.finditer(text):
            number, steps = self._number(found[1]), self._step.findall(found[2])
            if number >= len(secrets):
                raise _changed(name)
            value = self._value(secrets[number].reveal(), steps, longest - length, name)
            parts += (text[position : found.start()], value)
            position = found.end()
            length += len(value)
            if length > longest:
                message = f"the result is longer than {longest:,} characters"
                raise TemplateError(message, advice="print the secrets less often", where=name)
        parts.append(text[position:])
        if any(self._any.search(part) for part in parts[::2]):
            raise _changed(name)
        return "".join(parts)

    def _number(self, digits: str) -> int:
        """Return a number; a template can put together any, so it may be that of no secret."""
        return int("".join(str(self._digits.index(digit)) for digit in digits))

    def _value(self, text: str, found: list[tuple[str, str]], longest: int, name: str) -> str:
        """Return a secret, escaped and quoted as often and in the order that the template did.

        Each step can double the text, so it stops when the text is too long.
        """
        steps = [(sign, len(amps) // 4) for sign, amps in found]
        below = [count for _, count in steps[1:]] + [0]
        if max(len(steps), *(count for _, count in steps)) > _MOST_STEPS:
            message = f"a secret is escaped or quoted more than {_MOST_STEPS} times"
            raise TemplateError(message, advice="escape and quote it once", where=name)
        for (sign, count), following in zip(steps, below, strict=True):
            if sign:
                text = _inside(self._quoting(sign), text, name)
            for _ in range(count - following):
                text = text.translate(XML_ESCAPES)
            if len(text) > longest:
                break
        return text

    def _quoting(self, sign: str) -> Callable[[str], str]:
        return next(QUOTING[language] for language, one in self._signs.items() if one == sign)


def _inside(quote: Callable[[str], str], text: str, name: str) -> str:
    try:
        return quote(text)[1:-1]
    except ValueError as error:
        # The messages of the quoting functions contain no value.
        message = f"a secret cannot be quoted: {error}"
        raise TemplateError(message, advice="use another secret", where=name) from None


def _changed(name: str) -> TemplateError:
    message = "the template changes a captured secret"
    advice = "print it as it is, or quote it with powershell, cmd or reg"
    return TemplateError(message, advice=advice, where=name)

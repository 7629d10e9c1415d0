"""Matches in the elements of a parsed document: sensitive settings by name, and commands.

A file without sensitive elements costs one comparison per element name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.markup import text_span
from unattend_gen.answer_file.names import KEY_VALUE, local
from unattend_gen.answer_file.tree import child_elements, own_text
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.content import SensitiveText, classify
from unattend_gen.detect.sensitive import is_known_by_name, kind_by_name, plain_text_of
from unattend_gen.detect.text import matches_in_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import AnswerFile, Element


TOKEN_NAMES: Final = frozenset({"AccountData", "Community_Name", "ValidCommunity"})
"""Sensitive settings whose names do not show it; a test compares them with the catalog."""

_SWITCHES: Final = frozenset({"plaintext", "willshowui"})
_CERTAIN: Final = frozenset({"password", "administratorpassword", "productkey", "value", "key"})
_BOOLEANS: Final = frozenset({"true", "false"})
_ENDINGS: Final = ("assword", "roductKey", "ASSWORD", "RODUCTKEY", "roductkey", *TOKEN_NAMES)
_SHAPELESS: Final = frozenset(
    {ContentKind.MARKER, ContentKind.MISSPELT_MARKER, ContentKind.EMPTY, ContentKind.ENCODED_EMPTY}
)
"""Contents that the general search never matches, so their matches need no span."""
_SHORTEST_COMMAND: Final = 8
_IN_COMMANDS: Final = (
    "assw",
    "pwd",
    "ser",
    "ipk",
    "se ",
    "Key",
    "key",
    "KEY",
    "/p",
    "/r",
    "-",
    ":",
)


def elements_of_interest(answer_file: AnswerFile) -> Iterator[Element]:
    """Yield the elements that hold a sensitive value or text that may be a command."""
    for element in answer_file.root.iter("*"):
        if str(element.tag).endswith(_ENDINGS) or _may_be_command(element):
            yield element


def matches_in_element(
    element: Element, answer_file: AnswerFile, *, was_used: bool = False
) -> Iterator[Match]:
    """Yield the matches in an element of interest, and below it if its name is a sensitive one.

    Args:
        element: the element.
        answer_file: the document around it.
        was_used: whether Setup has used the document, so that no password is a placeholder.
    """
    name = local(element.tag)
    if is_known_by_name(name):
        yield from _in_holder(element, answer_file, was_used=was_used)
    elif name in TOKEN_NAMES:
        yield from _in_token(element, answer_file)
    elif not _is_below_holder(element):
        yield from _in_command(element, answer_file)


def address_of(element: Element, answer_file: AnswerFile) -> str:
    """Return the setting path of an element; names that look like product keys are masked."""
    steps: list[str] = []
    walked: Element | None = element
    while walked is not None and local(walked.tag) != "component":
        steps.append(answer_file.step(walked))
        walked = walked.getparent()
    if walked is not None:
        around = walked.getparent()
        steps += (walked.get("name", ""), "" if around is None else around.get("pass", ""))
    return without_keys("/".join(reversed(steps)))


def _may_be_command(element: Element) -> bool:
    text = element.text
    return (
        text is not None
        and len(text) >= _SHORTEST_COMMAND
        and (" " in text or "=" in text or ":" in text)
        and any(sign in text for sign in _IN_COMMANDS)
    )


def _is_below_holder(element: Element) -> bool:
    return any(is_known_by_name(local(above.tag)) for above in element.iterancestors())


def _in_holder(holder: Element, answer_file: AnswerFile, *, was_used: bool) -> Iterator[Match]:
    if any(is_known_by_name(local(below.tag)) for below in holder.iterdescendants("*")):
        return  # the inner element is searched by itself
    plain_text = plain_text_of(holder)
    for element in holder.iter("*"):
        text = own_text(element)
        bare = text.strip()
        name = local(element.tag).lower()
        if not bare and (len(element) or element is not holder):
            continue
        if name in _SWITCHES or (name not in _CERTAIN and bare.lower() in _BOOLEANS):
            continue
        suffix = local(holder.tag)
        kind = kind_by_name(suffix)
        sensitive = SensitiveText(kind, text, suffix, plain_text, was_used=was_used)
        yield _match(sensitive, element, holder, answer_file)


def _in_token(element: Element, answer_file: AnswerFile) -> Iterator[Match]:
    name = element.get(KEY_VALUE)
    if name is None:
        sensitive = SensitiveText(SecretKind.TOKEN, own_text(element), local(element.tag))
        yield _match(sensitive, element, element, answer_file)
        return
    content = classify(SensitiveText(SecretKind.TOKEN, name, in_attribute=True))
    yield Match(
        kind=SecretKind.TOKEN,
        content=content.kind,
        where="a setting",
        span=_attribute_span(element, answer_file),
        line=_line(element, answer_file),
        secret=content.secret,
        setting=f"{address_of(element, answer_file)}/@keyValue",
    )


def _match(
    sensitive: SensitiveText, element: Element, holder: Element, answer_file: AnswerFile
) -> Match:
    content = classify(sensitive)
    if content.kind in _SHAPELESS:
        return Match(kind=sensitive.kind, content=content.kind, where="a setting")
    text = own_text(element)
    first = len(text) - len(text.lstrip())
    span = _span(element, answer_file, first, len(text.rstrip()))
    return Match(
        kind=sensitive.kind,
        content=content.kind,
        where="a setting",
        span=span,
        whole=_inside(holder, answer_file),
        line=None if span else _line(element, answer_file),
        secret=content.secret,
        setting=address_of(element, answer_file),
        last_five=content.last_five,
    )


def _in_command(element: Element, answer_file: AnswerFile) -> Iterator[Match]:
    for match in matches_in_text(own_text(element)):
        span = _span(element, answer_file, match.start, match.end)
        line = None if span else _line(element, answer_file)
        yield match.inside(
            "a setting", span=span, line=line, setting=address_of(element, answer_file)
        )


def _span(
    element: Element, answer_file: AnswerFile, first: int, last: int
) -> tuple[int, int] | None:
    markup = answer_file.markup(element)
    if markup is None or next(child_elements(element), None) is not None:
        return None
    content = answer_file.text[markup.inner : markup.inner_end]
    length = len(own_text(element))
    return text_span(content, markup.inner, first, last, text_length=length)


def _inside(element: Element, answer_file: AnswerFile) -> tuple[int, int] | None:
    markup = answer_file.markup(element)
    return None if markup is None else (markup.inner, markup.inner_end)


def _attribute_span(element: Element, answer_file: AnswerFile) -> tuple[int, int] | None:
    markup = answer_file.markup(element)
    if markup is None:
        return None
    found = (
        (attribute.value_start, attribute.value_end)
        for attribute in markup.attributes(answer_file.text)
        if attribute.name.rpartition(":")[2] == "keyValue"
    )
    return next(found, None)


def _line(element: Element, answer_file: AnswerFile) -> int | None:
    return answer_file.location("", element).line

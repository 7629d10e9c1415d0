"""What elements of a parsed document hold: sensitive settings by their names, and commands.

A file with nothing of interest costs one look at the name of each element.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.markup import text_span
from unattend_gen.answer_file.names import ACTION, KEY_VALUE, local
from unattend_gen.answer_file.tree import child_elements, own_text
from unattend_gen.core.key_search import without_keys
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.holding import Holding, held
from unattend_gen.detect.loose_suspect import from_loose
from unattend_gen.detect.loose_text import secrets_in_text
from unattend_gen.detect.sensitive import SensitiveText, is_known_by_name, kind_by_name
from unattend_gen.detect.suspect import Suspect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.answer_file.tree import AnswerFile, Element

TOKEN_NAMES: Final = frozenset({"AccountData", "Community_Name", "ValidCommunity"})
"""Sensitive settings whose names do not say so; a test holds them against the catalog."""

_SWITCHES: Final = frozenset({"plaintext", "willshowui"})
_CERTAIN: Final = frozenset({"password", "administratorpassword", "productkey", "value", "key"})
_BOOLEANS: Final = frozenset({"true", "false"})
_ENDINGS: Final = ("assword", "roductKey", "ASSWORD", "RODUCTKEY", "roductkey", *TOKEN_NAMES)
_SHAPELESS: Final = frozenset(
    {Holding.MARKER, Holding.MISSPELT_MARKER, Holding.EMPTY, Holding.ENCODED_EMPTY}
)
"""What the general search never takes for anything, so that no place is needed."""
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
    """The elements that hold a sensitive value or a text that may be a command."""
    for element in answer_file.root.iter("*"):
        if str(element.tag).endswith(_ENDINGS) or _may_be_command(element):
            yield element


def in_element(element: Element, answer_file: AnswerFile) -> Iterator[Suspect]:
    """What one element of interest holds, and what is below it if its name says what it is."""
    name = local(element.tag)
    if is_known_by_name(name):
        yield from _in_holder(element, answer_file)
    elif name in TOKEN_NAMES:
        yield from _in_token(element, answer_file)
    elif not _is_below_holder(element):
        yield from _in_command(element, answer_file)


def address_of(element: Element) -> str:
    """The setting path of an element; what looks like a product key is masked."""
    steps: list[str] = []
    walked: Element | None = element
    while walked is not None and local(walked.tag) != "component":
        steps.append(_step(walked))
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


def _in_holder(holder: Element, answer_file: AnswerFile) -> Iterator[Suspect]:
    if any(is_known_by_name(local(below.tag)) for below in holder.iterdescendants("*")):
        return  # the inner one says what it is
    plain_text = _plain_text(holder)
    for element in holder.iter("*"):
        text = own_text(element)
        bare = text.strip()
        name = local(element.tag).lower()
        if not bare and (len(element) or element is not holder):
            continue
        if name in _SWITCHES or (name not in _CERTAIN and bare.lower() in _BOOLEANS):
            continue
        suffix = local(holder.tag)
        sensitive = SensitiveText(kind_by_name(suffix), text, suffix, plain_text)
        yield _suspect(sensitive, element, holder, answer_file)


def _in_token(element: Element, answer_file: AnswerFile) -> Iterator[Suspect]:
    name = element.get(KEY_VALUE)
    if name is None:
        sensitive = SensitiveText(SecretKind.TOKEN, own_text(element), local(element.tag))
        yield _suspect(sensitive, element, element, answer_file)
        return
    content = held(SensitiveText(SecretKind.TOKEN, name, "", in_attribute=True))
    yield Suspect(
        kind=SecretKind.TOKEN,
        holding=content.holding,
        where="a setting",
        span=_attribute_span(element, answer_file),
        line=_line(element, answer_file),
        secret=content.secret,
        setting=f"{address_of(element)}/@keyValue",
    )


def _suspect(
    sensitive: SensitiveText, element: Element, holder: Element, answer_file: AnswerFile
) -> Suspect:
    content = held(sensitive)
    if content.holding in _SHAPELESS:
        return Suspect(kind=sensitive.kind, holding=content.holding, where="a setting")
    text = own_text(element)
    first = len(text) - len(text.lstrip())
    span = _span(element, answer_file, first, len(text.rstrip()))
    return Suspect(
        kind=sensitive.kind,
        holding=content.holding,
        where="a setting",
        span=span,
        whole=_inside(holder, answer_file),
        line=None if span else _line(element, answer_file),
        secret=content.secret,
        setting=address_of(element),
        last_five=content.last_five,
    )


def _in_command(element: Element, answer_file: AnswerFile) -> Iterator[Suspect]:
    for loose in secrets_in_text(own_text(element)):
        span = _span(element, answer_file, loose.start, loose.end)
        line = None if span else _line(element, answer_file)
        yield from_loose(loose, "a setting", span=span, line=line, setting=address_of(element))


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


def _step(element: Element) -> str:
    """The name of an element, numbered where it repeats or is a list item."""
    name = local(element.tag)
    parent = element.getparent()
    if parent is None:
        return name
    like = [child for child in child_elements(parent) if local(child.tag) == name]
    if len(like) == 1 and element.get(ACTION) is None:
        return name
    return f"{name}[{like.index(element) + 1}]"


def _plain_text(holder: Element) -> str | None:
    for child in child_elements(holder):
        if local(child.tag).lower() == "plaintext":
            return own_text(child).strip().lower()
    return None

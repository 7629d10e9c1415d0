"""No image has the name or number in the file.

## What it checks
A `/IMAGE/NAME` that is nearly the name of an image on Windows media, is only a number, or has white
space around it; a `/IMAGE/INDEX` that is not a number. Names of your own images are not reported.

## Why it matters
The value must equal the name in the image file. If no image matches, Setup shows its page and
waits.

## Instead
Copy the name from `dism /Get-ImageInfo`.

## References
- Vendor reference: ImageInstall/OSImage/InstallFrom/MetaData/Value
- Image names on media, as public deployment shares and answer files have them
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.editions import editions
from unattend_gen.core.finding import Confidence, Finding, Fix, RuleCard, Severity
from unattend_gen.rules.images import choices
from unattend_gen.rules.naming import meant_by
from unattend_gen.rules.repairs import new_value, trimming
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import install_from, meta_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.rules.index import Index, IndexedSetting


_NUMBERS: Final = re.compile(r"\d+")

CARD = RuleCard(
    slug="misspelt-image-name",
    summary="no image has the name or number in the file",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=install_from(meta_data("/IMAGE/NAME", "Windows 10 Enterprse")),
    good=install_from(meta_data("/IMAGE/NAME", "Windows 10 Enterprise")),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each name or index that matches no image."""
    for choice in choices(index):
        value = choice.value
        if value is not None and value.is_open_value:
            found = _wrong(choice.key, value)
            if found is not None:
                message, advice = found
                yield CARD.finding(value.location, message, advice=advice).fixed_by(
                    _fix(index, choice.key, value)
                )


def _wrong(key: str, value: IndexedSetting) -> tuple[str, str] | None:
    """Return message and advice for a value, or None."""
    if key == "/IMAGE/INDEX":
        is_number = value.value.isascii() and value.value.isdigit()
        return (
            None
            if is_number
            else (
                f"{value.quoted} is not an image index, which is a number",
                "use /IMAGE/NAME for a name",
            )
        )
    if key != "/IMAGE/NAME":
        return None
    if value.value.isdigit():
        return (
            f"{value.quoted} is a number, not the name of an image",
            "use /IMAGE/INDEX for a number",
        )
    meant = _meant(value.value)
    if meant is not None:
        return f"no image is called {value.quoted}; did you mean {meant}?", f"write {meant}"
    if value.node.text != value.value:
        return "there is white space around the name of the image", "write the name without it"
    return None


def _fix(index: Index, key: str, value: IndexedSetting) -> Fix | None:
    """Return a fix with the intended name, or without white space; a number needs another key."""
    if key != "/IMAGE/NAME" or value.value.isdigit():
        return None
    meant = _meant(value.value)
    if meant is not None:
        return new_value(index, value.node.element, meant, is_safe=False)
    return trimming(index, value.node.element)


def _meant(name: str) -> str | None:
    """Return the image name of Windows media that a name misspells; `… N` is another image."""
    known = {image.lower(): image for edition in editions() for image in edition.image_names}
    if name.lower() in known:
        return None
    numbers = _NUMBERS.findall(name)
    of_release = [image for image in known.values() if _NUMBERS.findall(image) == numbers]
    meant = meant_by(name, of_release)
    return None if meant is None or name.lower().startswith(meant.lower()) else meant


RULE = Rule(CARD, check)

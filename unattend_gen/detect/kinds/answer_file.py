"""Answer files, complete or broken, in any encoding, under any name.

Everything in and below an element called `…Password` or `…ProductKey` counts, in any component and
namespace; the catalog adds settings whose names do not show it. Commands, comments, processing
instructions, attributes and embedded scripts are searched as text.

Source:
    Vendor reference of the settings; the catalog; readers of leftover answer files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.answer_file.parse import parse
from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.secret import MARKER, SecretKind
from unattend_gen.core.setup_copy import is_setups_copy
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.elements import elements_of_interest, matches_in_element
from unattend_gen.detect.markup import in_attributes, in_broken_markup, in_comments, in_instructions
from unattend_gen.errors import AnswerFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.detect.reading import Reading

_SIGNS: Final = ("urn:schemas-microsoft-com:unattend", "<unattend", ":unattend")
_SAMPLE: Final = (
    '<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="specialize">'
    '<component name="Microsoft-Windows-Shell-Setup"><AutoLogon><Password>{}</Password>'
    "</AutoLogon></component></settings></unattend>"
)


def recognises(reading: Reading) -> bool:
    """Recognise the root element or the namespace at the beginning, under any name."""
    return any(sign in reading.head for sign in _SIGNS)


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the matches in settings, commands, attributes and notes; in broken markup, in text."""
    try:
        answer_file = parse(reading.document.data)
    except AnswerFileError as error:
        if reading.head.startswith("<"):  # otherwise it is a text about answer files
            reading.errors.append(error)
        yield from in_broken_markup(reading, "an answer file that cannot be parsed")
        return
    was_used = is_setups_copy(reading.document.location, was_processed=answer_file.was_processed)
    for element in elements_of_interest(answer_file):
        yield from matches_in_element(element, answer_file, was_used=was_used)
    yield from in_attributes(reading, answer_file)
    yield from in_comments(reading)
    yield from in_instructions(reading)


DETECTOR: Final = Detector(
    summary="answer files of Windows Setup, cached copies of them included",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "unattend.xml",
            _SAMPLE.format("<Value>not-a-real-one</Value><PlainText>true</PlainText>"),
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
        Example("old.bak", _SAMPLE.format(MARKER), ((SecretKind.PASSWORD, ContentKind.MARKER),)),
    ),
)

from __future__ import annotations

from typing import Final

import pytest

from tests.samples import CANARY_PASSWORD, a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.validator.schema import Profile, violations

CANARY: Final = "".join(letter for letter in CANARY_PASSWORD if letter.isalnum())
"""The canary in letters that are valid in the name of an element."""


@pytest.mark.parametrize(
    "data",
    [
        a_shell_setup("oobeSystem", "<CopyProfile>CANARY</CopyProfile>"),
        a_shell_setup("oobeSystem", "<OOBE>CANARY</OOBE>"),
        a_shell_setup("oobeSystem", "<CANARY/>"),
        a_shell_setup("oobeSystem", "<CANARY><Value>x</Value></CANARY>"),
        a_shell_setup("oobeSystem", "<TimeZone><CANARY/></TimeZone>"),
        a_shell_setup("oobeSystem", '<TimeZone xmlns="CANARY">UTC</TimeZone>'),
        a_shell_setup("oobeSystem", '<TimeZone a="CANARY">UTC</TimeZone>'),
        a_shell_setup("oobeSystem", '<TimeZone CANARY="a">UTC</TimeZone>'),
        a_shell_setup("CANARY", ""),
        an_answer_file(("specialize", a_component("CANARY", "", architecture="CANARY"))),
        an_answer_file(("specialize", "<CANARY/>")),
        an_answer_file().replace(b"</unattend>", b"CANARY</unattend>"),
        an_answer_file().replace(b"</unattend>", b"<CANARY/></unattend>"),
        b'<CANARY xmlns="CANARY"/>',
    ],
)
def test_no_violation_repeats_the_content_of_the_document(data: bytes) -> None:
    answer_file = parse(data.replace(b"CANARY", CANARY.encode()))

    found = violations(answer_file, profile=Profile.STRICT)

    said = [repr(violation) for violation in found]
    assert said
    assert [text for text in said if CANARY in text] == []

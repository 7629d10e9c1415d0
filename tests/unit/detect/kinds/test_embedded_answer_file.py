from __future__ import annotations

import base64

import pytest

from tests.documents import a_reading
from tests.samples import TEST_MAK, a_shell_setup
from unattend_gen.detect.kinds.embedded_answer_file import DETECTOR

DATA = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>").decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_line_is_that_of_the_script(encoding: str) -> None:
    text = f"one\n$x = '{base64.b64encode(DATA.encode(encoding)).decode()}'\n"
    found = list(DETECTOR.matches(a_reading(text, "x.ps1")))

    assert [(one.last_five, one.line, one.span) for one in found] == [("Q4JK2", 2, None)]


def test_other_base64_is_passed_over() -> None:
    text = base64.b64encode(b"PD94" * 100).decode()

    assert list(DETECTOR.matches(a_reading(f"PD94{text}"))) == []


@pytest.mark.parametrize("joint", ["\n", "\r\n", "\n  "])
@pytest.mark.parametrize("width", [64, 76])
def test_a_text_in_lines_is_read_as_one(width: int, joint: str) -> None:
    text = base64.b64encode(DATA.encode()).decode()
    lines = joint.join(text[at : at + width] for at in range(0, len(text), width))
    found = list(DETECTOR.matches(a_reading(f"-----BEGIN-----\n{lines}\n-----END-----\n", "x.b64")))

    assert [(one.last_five, one.line) for one in found] == [("Q4JK2", 2)]

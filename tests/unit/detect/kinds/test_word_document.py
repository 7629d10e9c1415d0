from __future__ import annotations

import pytest

from tests.documents import a_reading
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.core.secret import Secret
from unattend_gen.detect.kinds.word_document import DETECTOR


def a_text(*runs: str) -> str:
    texts = "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:document><w:p>{texts}</w:p></w:document>"


def test_a_password_in_one_run_has_its_place() -> None:
    text = a_text("Password: ", CANARY_PASSWORD)

    [one] = DETECTOR.matches(a_reading(text))

    assert one.secret == Secret(CANARY_PASSWORD)
    assert one.span is not None
    assert text[slice(*one.span)] == CANARY_PASSWORD


def test_a_key_that_is_split_over_runs_has_a_line_only() -> None:
    found = list(DETECTOR.matches(a_reading(a_text("Product key: ", TEST_MAK[:9], TEST_MAK[9:]))))

    assert [(one.secret, one.span, one.line) for one in found] == [(Secret(TEST_MAK), None, 1)]


@pytest.mark.parametrize("root", ["<w:document>", "<w:hdr>", "<p:sld>"])
def test_the_parts_of_a_document_are_recognised(root: str) -> None:
    assert DETECTOR.recognises(a_reading(root))


def test_other_markup_is_not_recognised() -> None:
    assert not DETECTOR.recognises(a_reading("<html><body>text</body></html>"))

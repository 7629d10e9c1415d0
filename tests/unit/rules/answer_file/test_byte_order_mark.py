from __future__ import annotations

import codecs

from tests.judging import verdicts
from tests.samples import an_answer_file

_SLUG = "byte-order-mark"
_MARKED = codecs.BOM_UTF8 + an_answer_file()


def test_a_mark_is_a_note() -> None:
    assert verdicts(_SLUG, _MARKED) == [("note", None)]


def test_for_windows_11_24h2_it_is_a_warning() -> None:
    assert verdicts(_SLUG, _MARKED, windows="11-24h2") == [("warning", None)]
    assert verdicts(_SLUG, _MARKED, windows="11-23h2") == [("note", None)]


def test_utf_16_needs_its_mark() -> None:
    text = an_answer_file().decode().replace("utf-8", "utf-16")

    assert verdicts(_SLUG, text.encode("utf-16")) == []


def test_no_mark_is_right() -> None:
    assert verdicts(_SLUG, an_answer_file()) == []

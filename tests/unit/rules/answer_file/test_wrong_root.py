from __future__ import annotations

from tests.judging import slugs
from tests.samples import an_answer_file


def test_another_vocabulary_is_not_an_answer_file() -> None:
    assert slugs(b"<html><body/></html>") == ["wrong-root"]


def test_the_name_of_the_root_is_case_sensitive() -> None:
    assert slugs(an_answer_file().replace(b"unattend", b"Unattend")) == ["wrong-root"]

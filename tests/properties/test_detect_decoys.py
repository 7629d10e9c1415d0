"""Ordinary texts give nothing; this is what keeps a report readable."""

from __future__ import annotations

import pytest

from tests.decoys import DECOYS
from tests.documents import a_document
from unattend_gen.detect.search import matches_in


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", DECOYS)
def test_an_ordinary_text_gives_nothing(name: str, encoding: str) -> None:
    document = a_document(DECOYS[name].encode(encoding), name)

    assert [match for _, match in matches_in(document) if match.content.is_leak] == []

"""Ordinary text has no findings, which keeps reports readable."""

from __future__ import annotations

import pytest

from tests.decoys import DECOYS
from tests.documents import a_document
from unattend_gen.detect.search import matches_in


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", DECOYS)
def test_ordinary_text_has_no_match(name: str, encoding: str) -> None:
    document = a_document(DECOYS[name].encode(encoding), name)

    assert [match for _, match in matches_in(document) if match.content.is_leak] == []

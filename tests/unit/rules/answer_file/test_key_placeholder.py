from __future__ import annotations

import pytest

from tests.judging import judged, slugs
from tests.samples import a_shell_setup
from unattend_gen.core.finding import Severity


def _activation_key(key: str) -> bytes:
    return a_shell_setup("specialize", f"<ProductKey>{key}</ProductKey>")


@pytest.mark.parametrize("text", ["XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "[KEY]", "CHANGEME", "."])
def test_filler_and_words_are_warnings(text: str) -> None:
    assert slugs(_activation_key(text)) == ["key-placeholder"]


def test_zeros_make_setup_ask_and_are_a_note() -> None:
    data = _activation_key("00000-00000-00000-00000-00000")

    assert [finding.severity for finding in judged(data)] == [Severity.NOTE]


def test_what_a_template_language_replaces_is_left_to_its_own_rule() -> None:
    assert slugs(_activation_key("{{ .ProductKey }}")) == ["placeholder-value"]

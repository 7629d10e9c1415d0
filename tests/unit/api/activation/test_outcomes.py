"""Writers of the formats of activation topics."""

from __future__ import annotations

import pytest

from unattend_gen.api.activation.outcomes import writer
from unattend_gen.errors import UsageError


@pytest.mark.parametrize("topic", ["kms", "ledger", "phone", "proxy", "registry", "status", "vamt"])
def test_every_topic_has_text_and_json(topic: str) -> None:
    assert callable(writer(topic, "text"))
    assert callable(writer(topic, "json"))


@pytest.mark.parametrize("topic", ["kms", "ledger", "phone", "proxy", "registry", "status", "vamt"])
def test_an_unknown_format_is_rejected_with_the_valid_ones(topic: str) -> None:
    with pytest.raises(UsageError, match="`pdf` is not a valid format; choose from text, "):
        writer(topic, "pdf")

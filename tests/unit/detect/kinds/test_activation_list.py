from __future__ import annotations

import pytest

from tests.documents import a_reading
from tests.samples import TEST_MAK
from unattend_gen.core.finding import Confidence
from unattend_gen.detect.kinds.activation_list import DETECTOR


@pytest.mark.parametrize(
    ("text", "name", "is_one"),
    [
        ("<SoftwareLicensingData/>", "anything", True),
        ("<Other/>", "pcs.cilx", True),
        ("<Other/>", "pcs.xml", False),
    ],
)
def test_it_is_recognised_by_root_or_name(text: str, name: str, *, is_one: bool) -> None:
    assert DETECTOR.recognises(a_reading(text, name)) is is_one


def test_a_key_in_a_list_has_high_confidence() -> None:
    [one] = DETECTOR.matches(a_reading(f'<x Unknown="{TEST_MAK}"/>', "a.cil"))

    assert (one.last_five, one.confidence) == ("Q4JK2", Confidence.HIGH)
    assert one.where == "a list of the activation tool"

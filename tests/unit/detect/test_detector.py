from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import a_reading
from unattend_gen import plugins
from unattend_gen.detect import kinds
from unattend_gen.detect.search import detectors

if TYPE_CHECKING:
    from unattend_gen.detect.detector import Detector


@pytest.mark.parametrize("detector", detectors(), ids=plugins.names(kinds))
@given(text=st.text(max_size=300))
def test_a_detector_takes_any_text(detector: Detector, text: str) -> None:
    reading = a_reading(text.encode("utf-8", "surrogatepass"))

    assert all(one.span or one.line or not one.content.is_leak for one in detector.matches(reading))

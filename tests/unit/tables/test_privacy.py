from __future__ import annotations

from tests.specs import a_spec, refusals
from unattend_gen.tables.privacy import Privacy


def test_what_is_left_out_is_not_decided() -> None:
    assert a_spec(privacy={"location": False}).privacy == Privacy(location=False)
    assert Privacy().diagnostic_data is None


def test_diagnostic_data_have_three_levels() -> None:
    assert refusals(privacy={"diagnostic_data": "basic"}) == {
        "privacy.diagnostic_data": "should be one of off, required or optional"
    }

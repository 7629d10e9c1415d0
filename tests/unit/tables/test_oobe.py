from __future__ import annotations

from tests.specs import a_spec, refusals
from unattend_gen.tables.oobe import Oobe


def test_a_page_is_left_alone_unless_it_is_named() -> None:
    assert a_spec(oobe={"hide_eula": True}).oobe == Oobe(hide_eula=True)


def test_a_network_location_is_one_of_three() -> None:
    assert refusals(oobe={"network_location": "Public"}) == {
        "oobe.network_location": "should be one of Home, Work or Other"
    }

from __future__ import annotations

from unattend_gen.catalog.time_zones import is_time_zone, time_zones, windows_zone


def test_each_zone_is_there_with_and_without_daylight_saving() -> None:
    assert len(time_zones()) == 284
    assert {"UTC", "UTC_dstoff", "W. Europe Standard Time"} <= time_zones()


def test_the_names_of_other_systems_lead_to_the_zone_of_windows() -> None:
    assert windows_zone("Europe/berlin") == "W. Europe Standard Time"
    assert windows_zone("Europe/Nowhere") is None


def test_a_name_is_known_in_any_case() -> None:
    assert is_time_zone("w. europe standard time")
    assert is_time_zone("UTC")
    assert not is_time_zone("Europe/Berlin")

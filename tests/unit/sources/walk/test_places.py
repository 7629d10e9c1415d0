from __future__ import annotations

from unattend_gen.sources.walk import places

ALL = (
    *places.IN_WINDOWS,
    *places.WINDOWS,
    *places.ON_DRIVE,
    *places.ON_SERVERS,
    *places.NAMES,
    *places.POLICIES,
    *places.FILES,
)


def test_places_are_written_as_paths_are_compared() -> None:
    assert [place for place in ALL if place != place.lower().strip("/") or "\\" in place] == []


def test_no_place_is_listed_twice() -> None:
    assert len(set(ALL)) == len(ALL)


def test_names_are_names_and_files_are_paths() -> None:
    assert [name for name in (*places.NAMES, *places.POLICIES) if "/" in name] == []
    assert [file for file in places.FILES if "/" not in file] == []

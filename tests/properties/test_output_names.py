"""Any name is rejected or stays below its folder on every system."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePosixPath, PureWindowsPath

from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.errors import OutputError
from unattend_gen.output.names import require_safe_names

TRICKY = st.sampled_from(
    ["..", ".", "", "/", "\\", "C:", "NUL", "con.txt", "a", "B ", "c.", "\x00", "$", "\u00b9"]
)
NAMES = st.lists(st.one_of(TRICKY, st.text(max_size=5)), max_size=5).map("/".join)


def stays_below(name: str) -> bool:
    """Return whether Windows and POSIX read the name as a path downwards."""
    readings = (PurePosixPath(name), PureWindowsPath(name))
    return all(
        not reading.anchor
        and ".." not in reading.parts
        and reading.parts
        and "/".join(reading.parts) == name
        for reading in readings
    )


@given(NAMES)
def test_a_name_is_rejected_or_stays_below_its_folder(name: str) -> None:
    with suppress(OutputError):
        require_safe_names([name])
        assert stays_below(name)
        assert not PureWindowsPath(name).is_reserved()

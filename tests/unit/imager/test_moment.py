from __future__ import annotations

import pytest

from unattend_gen.errors import UsageError
from unattend_gen.imager.moment import EARLIEST, LATEST, moment


@pytest.mark.parametrize("text", [None, ""])
def test_without_the_variable_it_is_always_1980(text: str | None) -> None:
    assert moment(text) == EARLIEST


@pytest.mark.parametrize("seconds", [EARLIEST, 1_700_000_000, LATEST])
def test_the_variable_says_which_moment(seconds: int) -> None:
    assert moment(str(seconds)) == seconds


@pytest.mark.parametrize(
    "text", ["now", "-1", "1.5", "0", str(EARLIEST - 1), str(LATEST + 1), "9" * 5000, "\u0661" * 10]
)
def test_what_fat_has_no_date_for_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        moment(text)

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from unattend_gen.errors import OutputError
from unattend_gen.output.trouble import of_another_place, refusal, worded

PLACE = Path("out")


def wording(number: int) -> tuple[str, str]:
    with pytest.raises(OutputError) as caught, worded(PLACE):
        raise OSError(number, os.strerror(number))
    return str(caught.value), caught.value.advice


@pytest.mark.parametrize(
    ("number", "message", "advice"),
    [
        (errno.ENOSPC, "there is no space left", "free some space, or name another place"),
        (errno.EDQUOT, "there is no space left", "free some space, or name another place"),
        (
            errno.EFBIG,
            "the system limits files to less than this",
            "raise the limit on file sizes",
        ),
        (
            errno.EACCES,
            "you may not write here",
            "name another place, or change its permissions",
        ),
        (errno.EROFS, "the file system is read-only", "name another place"),
        (
            errno.ENOENT,
            "the folder above does not exist",
            "make it first, or correct the path",
        ),
        (errno.ENOTDIR, "something above is no folder", "correct the path"),
        (errno.EIO, "cannot be written: Input/output error", "try another place"),
    ],
)
def test_what_the_system_reports_is_said_with_the_place_and_advice(
    number: int, message: str, advice: str
) -> None:
    assert wording(number) == (f"out: {message}", advice)


def test_an_error_without_a_number_is_named() -> None:
    with pytest.raises(OutputError) as caught, worded(PLACE):
        raise OSError
    assert caught.value.message == "cannot be written: OSError"


def test_other_errors_pass() -> None:
    with pytest.raises(KeyError), worded(PLACE):
        raise KeyError


def test_a_place_is_shown_without_control_characters() -> None:
    assert str(refusal("it exists", "no", Path("a\x1bb"))) == r"a\x1bb: it exists"


def test_an_error_of_another_place_passes_as_it_is() -> None:
    with pytest.raises(PermissionError) as caught, worded(PLACE), of_another_place():
        raise PermissionError(errno.EACCES, "no", "in")
    assert caught.value.filename == "in"

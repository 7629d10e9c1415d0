from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from unattend_gen.errors import OutputError
from unattend_gen.output.os_errors import pass_os_errors, refusal, translate_os_errors

PLACE = Path("out")


def wording(number: int) -> tuple[str, str]:
    with pytest.raises(OutputError) as caught, translate_os_errors(PLACE):
        raise OSError(number, os.strerror(number))
    return str(caught.value), caught.value.advice


@pytest.mark.parametrize(
    ("number", "message", "advice"),
    [
        (errno.ENOSPC, "no space is left on the disk", "free some space, or choose another place"),
        (errno.EDQUOT, "no space is left on the disk", "free some space, or choose another place"),
        (
            errno.EFBIG,
            "the file exceeds a limit of the system",
            "raise the limit on file sizes",
        ),
        (
            errno.EACCES,
            "permission denied",
            "choose another place, or change its permissions",
        ),
        (errno.EROFS, "the file system is read-only", "choose another place"),
        (
            errno.ENOENT,
            "the folder above does not exist",
            "create it, or correct the path",
        ),
        (errno.ENOTDIR, "a part of the path is not a folder", "correct the path"),
        (errno.EIO, "cannot be written: Input/output error", "choose another place"),
    ],
)
def test_an_error_of_the_system_names_the_place_and_gives_advice(
    number: int, message: str, advice: str
) -> None:
    assert wording(number) == (f"out: {message}", advice)


def test_an_error_without_a_number_is_named() -> None:
    with pytest.raises(OutputError) as caught, translate_os_errors(PLACE):
        raise OSError
    assert caught.value.message == "cannot be written: OSError"


def test_other_errors_are_passed_on() -> None:
    with pytest.raises(KeyError), translate_os_errors(PLACE):
        raise KeyError


def test_a_place_is_shown_without_control_characters() -> None:
    assert str(refusal("it exists", "no", Path("a\x1bb"))) == r"a\x1bb: it exists"


def test_an_error_of_another_place_is_passed_on_unchanged() -> None:
    with pytest.raises(PermissionError) as caught, translate_os_errors(PLACE), pass_os_errors():
        raise PermissionError(errno.EACCES, "no", "in")
    assert caught.value.filename == "in"

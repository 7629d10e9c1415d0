from __future__ import annotations

import struct

import pytest

from unattend_gen.sources.errors import DamagedError, translate_reader_errors


@pytest.mark.parametrize(
    "error",
    [
        struct.error("secret"),
        AttributeError("secret"),
        RecursionError("secret"),
        OSError("secret"),
        StopIteration("secret"),
        DamagedError("secret"),
    ],
    ids=repr,
)
def test_whatever_a_reader_raises_is_damage_without_its_words(error: Exception) -> None:
    with pytest.raises(DamagedError) as caught, translate_reader_errors():
        raise error

    assert (str(caught.value), caught.value.__cause__) == ("", None)
    assert caught.value.__suppress_context__


def test_an_error_that_is_expected_passes() -> None:
    error = ImportError("no reader")

    with pytest.raises(ImportError) as caught, translate_reader_errors(KeyError, ImportError):
        raise error

    assert caught.value is error


def test_an_interrupt_of_the_user_ends_the_run() -> None:
    with pytest.raises(KeyboardInterrupt), translate_reader_errors():
        raise KeyboardInterrupt

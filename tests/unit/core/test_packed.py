from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports import LEFTOVER, NOTE
from unattend_gen.core.finding_form import finding_form
from unattend_gen.core.location import Location
from unattend_gen.core.packed import Form, Packed
from unattend_gen.core.secret import Secret

MANY = tuple(
    replace(finding, location=Location(f"{number}.xml", line=number))
    for number in range(1000)
    for finding in (LEFTOVER, NOTE)
)
PACKED = Packed(MANY, finding_form())


def test_unpacked_values_equal_the_packed_ones() -> None:
    assert tuple(PACKED) == MANY
    assert tuple(PACKED) == tuple(PACKED)


def test_each_value_has_its_place() -> None:
    assert PACKED[0] == MANY[0]
    assert PACKED[777] == MANY[777]
    assert PACKED[-1] == MANY[-1]
    assert PACKED[248:252] == MANY[248:252]
    with pytest.raises(IndexError):
        PACKED[len(MANY)]


def test_it_equals_any_sequence_of_the_same_values() -> None:
    assert Packed(MANY, finding_form()) == PACKED
    assert PACKED == MANY
    assert hash(PACKED) == hash(MANY)
    assert MANY[1:] != PACKED
    assert MANY[:-1] != PACKED
    assert (*MANY[1:], NOTE) != PACKED
    assert PACKED != 1


def test_many_findings_take_little_room() -> None:
    assert len(PACKED) == len(MANY)
    assert PACKED.bytes_taken < 30 * len(MANY)


def test_a_secret_cannot_be_packed() -> None:
    with pytest.raises(TypeError):
        Packed([Secret("x")], Form(lambda one: one, lambda _: Secret("y")))


def test_nothing_is_an_empty_sequence() -> None:
    assert tuple(Packed((), finding_form())) == ()

from __future__ import annotations

import lzma

from unattend_gen.core.location import Location
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers.xz_file import SOURCE
from unattend_gen.sources.limits import ExtractionBudget, Limits


def test_the_single_member_is_unpacked() -> None:
    data = lzma.compress(b"text")
    [member] = SOURCE.members(Blob(Location("a"), len(data), data), ExtractionBudget(Limits()))

    assert SOURCE.recognises(data, "a")
    assert isinstance(member, Blob)
    assert member.data == b"text"


def test_padding_of_zeros_belongs_to_the_file() -> None:
    data = lzma.compress(b"text") + bytes(8)
    [member] = SOURCE.members(Blob(Location("a"), len(data), data), ExtractionBudget(Limits()))

    assert member == Blob(Location("a", ("a (unpacked)",)), 4, b"text")

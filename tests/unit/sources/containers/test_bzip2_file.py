from __future__ import annotations

import bz2

from unattend_gen.core.location import Location
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers.bzip2_file import SOURCE
from unattend_gen.sources.limits import ExtractionBudget, Limits


def test_the_single_member_is_unpacked() -> None:
    data = bz2.compress(b"text")
    [member] = SOURCE.members(Blob(Location("a"), len(data), data), ExtractionBudget(Limits()))

    assert SOURCE.recognises(data, "a")
    assert isinstance(member, Blob)
    assert member.data == b"text"

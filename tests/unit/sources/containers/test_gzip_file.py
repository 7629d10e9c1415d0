from __future__ import annotations

import gzip

from unattend_gen.core.location import Location
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.containers.gzip_file import SOURCE
from unattend_gen.sources.limits import Budget, Limits


def test_the_one_member_is_unpacked() -> None:
    data = gzip.compress(b"text")
    [member] = SOURCE.members(Blob(Location("a"), len(data), data), Budget(Limits()))

    assert SOURCE.recognises(data, "a")
    assert isinstance(member, Blob)
    assert member.data == b"text"

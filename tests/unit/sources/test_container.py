from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unattend_gen import plugins
from unattend_gen.core.location import Location
from unattend_gen.sources import containers
from unattend_gen.sources.blob import Blob
from unattend_gen.sources.limits import Budget, Limits
from unattend_gen.sources.opening import known_containers

if TYPE_CHECKING:
    from unattend_gen.sources.container import Container


@pytest.mark.parametrize("container", known_containers(), ids=plugins.names(containers))
@given(data=st.binary(max_size=600))
def test_a_container_raises_nothing_whatever_the_bytes_are(
    container: Container, data: bytes
) -> None:
    blob = Blob(Location("a"), len(data), data)

    assert all(one.location.path == "a" for one in container.members(blob, Budget(Limits())))

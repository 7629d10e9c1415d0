from __future__ import annotations

import pytest

from unattend_gen.spec.in_vain import said_in_vain


@pytest.mark.parametrize(
    ("target", "paths"),
    [("sysprep", [("disk",), ("image",)]), ("wds", [("image",)]), ("media", [])],
)
def test_each_target_has_its_own_deaf_ears(target: str, paths: list[tuple[str, ...]]) -> None:
    found = said_in_vain({"target": target, "disk": {}, "image": {}})

    assert [mistake.path for mistake in found] == paths

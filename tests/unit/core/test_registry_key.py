from __future__ import annotations

from unattend_gen.core.registry_key import RegistryValue


def test_the_text_of_a_value_is_not_in_its_repr() -> None:
    assert "D:" not in repr(RegistryValue("UnattendFile", 0, "D:"))

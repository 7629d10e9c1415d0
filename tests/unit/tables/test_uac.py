from __future__ import annotations

from tests.specs import a_spec
from unattend_gen.tables.uac import Uac


def test_uac_is_on_or_off() -> None:
    assert a_spec(uac={"enabled": False}).uac == Uac(enabled=False)

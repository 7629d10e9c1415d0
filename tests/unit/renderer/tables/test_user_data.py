from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.user_data import assignments

USER = "windowsPE/Microsoft-Windows-Setup/UserData"


def test_the_licence_is_always_accepted() -> None:
    assert written(assignments(a_spec())) == {f"{USER}/AcceptEula": "true"}

from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.user_data import assignments

USER = "windowsPE/Microsoft-Windows-Setup/UserData"


def test_the_licence_is_always_accepted() -> None:
    assert written(assignments(a_spec())) == {f"{USER}/AcceptEula": "true"}


def test_setup_learns_who_the_owner_is() -> None:
    spec = a_spec(computer={"owner": "Jo", "organization": "Contoso"})

    assert written(assignments(spec)) == {
        f"{USER}/AcceptEula": "true",
        f"{USER}/FullName": "Jo",
        f"{USER}/Organization": "Contoso",
    }

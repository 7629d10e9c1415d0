from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.renderer.tables.settings import assignments
from unattend_gen.tables.mapping.additions import Assignment, PendingSecret

SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"
PASSWORD = f"{SHELL}/AutoLogon/Password/Value"


def test_settings_are_written_as_they_are_and_secrets_never_encoded() -> None:
    spec = a_spec(settings={f"{SHELL}/TimeZone": "UTC", PASSWORD: "env:PW"})

    assert written(assignments(spec)) == {
        f"{SHELL}/TimeZone": "UTC",
        PASSWORD: PendingSecret(
            SettingPath.parse(PASSWORD), EnvSource("PW"), SecretKind.PASSWORD, None
        ),
    }


def test_what_is_unlisted_is_said_so() -> None:
    path = "specialize/Contoso-Agent/Server"
    spec = a_spec(unlisted={path: "a", f"{path}Key": {"secret": "env:KEY"}})

    assert [*assignments(spec)] == [
        Assignment(SettingPath.parse(path), "a", is_listed=False),
        PendingSecret(
            SettingPath.parse(f"{path}Key"), EnvSource("KEY"), SecretKind.TOKEN, is_listed=False
        ),
    ]


def test_without_settings_nothing_is_written() -> None:
    assert written(assignments(a_spec())) == {}

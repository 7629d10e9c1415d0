from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_PRO, TEST_MAK
from tests.specs import a_spec
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import EnvSource, SecretSource
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.errors import KeyFormatError, SecretSourceError, SpecError
from unattend_gen.renderer.assignments import assignments, missing_orders
from unattend_gen.renderer.target import target_plan
from unattend_gen.spec.secrets import read_secret
from unattend_gen.tables.mapping.additions import Assignment

if TYPE_CHECKING:
    from unattend_gen.spec.spec import Spec


ACTIVATION = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
SHELL = "oobeSystem/Microsoft-Windows-Shell-Setup"
LOGON = f"{SHELL}/FirstLogonCommands/SynchronousCommand"
ADMINISTRATOR = f"{SHELL}/UserAccounts/AdministratorPassword/Value"


class Safe:
    """Secrets by source; remembers in which order it was asked."""

    def __init__(self, **texts: str) -> None:
        self.texts = {EnvSource(name): text for name, text in texts.items()}
        self.asked: list[str] = []

    def read(self, source: SecretSource, kind: SecretKind) -> Secret:
        self.asked.append(str(source))
        return Secret(self.texts[source], kind)  # type: ignore[index]  # only variables in here


def values(spec: Spec, **texts: str) -> dict[str, str | Secret]:
    return {str(each.path): each.value for each in assignments(spec, Safe(**texts).read, catalog())}


def test_a_bare_spec_accepts_the_licence_and_lets_setup_find_a_key() -> None:
    assert values(a_spec()) == {
        "windowsPE/Microsoft-Windows-Setup/UserData/AcceptEula": "true",
        "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/WillShowUI": "OnError",
    }


def test_a_key_is_read_and_written_in_upper_case() -> None:
    spec = a_spec(product_key={"activation": "env:MAK"})

    assert values(spec, MAK=f" {TEST_MAK.lower()} ")[ACTIVATION] == Secret(
        TEST_MAK, SecretKind.PRODUCT_KEY
    )


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (TEST_MAK[:-1], "group 5 has 4 characters, expected 5"),
        (CANARY_PASSWORD, "2 groups, expected 5"),
        (
            TEST_MAK[:-1] + "3",
            "the product key is mistyped: its checksum does not match",
        ),
    ],
)
def test_a_mistyped_key_names_the_setting_and_the_source_and_not_the_key(
    key: str, message: str
) -> None:
    spec = a_spec(product_key={"activation": "env:MAK"})

    with pytest.raises(KeyFormatError) as caught:
        values(spec, MAK=key)

    assert str(caught.value) == f"{ACTIVATION} from env:MAK: {message}"
    assert caught.value.__cause__ is None


def test_a_password_is_encoded_for_its_element() -> None:
    spec = a_spec(accounts={"administrator": "env:PW"})

    assert values(spec, PW="pw")[ADMINISTRATOR] == Secret(
        "cAB3AEEAZABtAGkAbgBpAHMAdAByAGEAdABvAHIAUABhAHMAcwB3AG8AcgBkAA=="
    )


def test_a_password_is_written_in_clear_text_on_request() -> None:
    spec = a_spec(accounts={"administrator": "env:PW", "passwords": "clear"})

    assert values(spec, PW="pw")[ADMINISTRATOR] == Secret("pw")


def test_a_source_is_read_once() -> None:
    local = [{"name": "a", "password": "env:PW"}, {"name": "b", "password": "env:PW"}]
    spec = a_spec(accounts={"local": local, "auto_logon": {"user": "a"}})
    safe = Safe(PW=CANARY_PASSWORD)

    assignments(spec, safe.read, catalog())

    assert safe.asked == ["env:PW"]


def test_all_missing_secrets_are_reported_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_MAK", raising=False)
    monkeypatch.delenv("NO_PW", raising=False)
    local = [{"name": "a", "password": "env:NO_PW"}]
    spec = a_spec(
        product_key={"activation": "env:NO_MAK"},
        accounts={"administrator": "env:NO_PW", "local": local},
    )

    with pytest.raises(SpecError) as caught:
        assignments(spec, read_secret, catalog())

    assert caught.value.lines() == (
        "env:NO_PW: the environment variable is not set",
        "env:NO_MAK: the environment variable is not set",
    )
    assert caught.value.mistakes[1].advice == "set NO_MAK in the environment of this command"


def test_there_is_no_prompt_while_another_secret_is_missing() -> None:
    spec = a_spec(accounts={"administrator": "prompt"}, product_key={"activation": "env:MAK"})
    safe = Safe(MAK=CANARY_PASSWORD)

    with pytest.raises(KeyFormatError):
        assignments(spec, safe.read, catalog())

    assert safe.asked == ["env:MAK"]


def test_settings_have_the_last_word_in_the_first_place() -> None:
    spec = a_spec(
        computer={"name": "PC-1", "time_zone": "UTC"},
        settings={"specialize/Microsoft-Windows-Shell-Setup/ComputerName": "PC-2"},
    )
    named = [
        each.value
        for each in assignments(spec, read_secret, catalog())
        if str(each.path).endswith(("/ComputerName", "/TimeZone"))
    ]

    assert named == ["PC-2", "UTC"]


def test_settings_change_a_command_and_add_another_with_its_order() -> None:
    spec = a_spec(
        commands={"first_logon": ["one", "two"]},
        settings={f"{LOGON}[2]/CommandLine": "second", f"{LOGON}[3]/CommandLine": "third"},
    )
    written = values(spec)

    assert {path: value for path, value in written.items() if path.startswith(LOGON)} == {
        f"{LOGON}[1]/Order": "1",
        f"{LOGON}[1]/CommandLine": "one",
        f"{LOGON}[2]/Order": "2",
        f"{LOGON}[2]/CommandLine": "second",
        f"{LOGON}[3]/CommandLine": "third",
        f"{LOGON}[3]/Order": "3",
    }


def test_a_secret_that_a_setting_replaces_is_never_read() -> None:
    spec = a_spec(product_key={"activation": "env:OLD"}, settings={ACTIVATION: GVLK_PRO})

    assert values(spec)[ACTIVATION] == GVLK_PRO


def test_sysprep_leaves_windows_pe_out_and_asks_for_none_of_its_secrets() -> None:
    spec = a_spec(
        target="sysprep",
        product_key={"activation": "env:MAK", "setup": "env:SETUP_KEY"},
        disk={"layout": "uefi"},
        settings={"windowsPE/Microsoft-Windows-Setup/EnableFirewall": False},
    )

    passes = target_plan("sysprep").passes

    assigned = assignments(spec, Safe(MAK=TEST_MAK).read, catalog(), passes=passes)

    assert {str(each.path): each.value for each in assigned} == {ACTIVATION: Secret(TEST_MAK)}


def test_an_unusable_source_stops_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAK", raising=False)

    with pytest.raises(SecretSourceError, match="env:MAK: the environment variable is not set"):
        assignments(a_spec(product_key={"activation": "env:MAK"}), read_secret, catalog())


def test_assignments_show_no_secret() -> None:
    spec = a_spec(
        product_key={"activation": "env:MAK"},
        accounts={"administrator": "env:PW"},
        domain={"join": "contoso.com", "account": "joiner", "password": "env:PW"},
    )
    safe = Safe(MAK=TEST_MAK, PW=CANARY_PASSWORD)

    shown = repr(assignments(spec, safe.read, catalog()))

    assert TEST_MAK not in shown
    assert CANARY_PASSWORD not in shown


def test_the_same_spec_gives_the_same_assignments() -> None:
    spec = a_spec(commands={"specialize": ["a", "b"]}, oobe={"hide_eula": True})

    assert assignments(spec, read_secret, catalog()) == assignments(spec, read_secret, catalog())


DISK = "windowsPE/Microsoft-Windows-Setup/DiskConfiguration/Disk[1]"


def orders(*paths: str) -> list[Assignment]:
    return [*missing_orders(map(SettingPath.parse, paths), catalog())]


def order(path: str, value: str) -> Assignment:
    return Assignment(SettingPath.parse(path), value)


def test_an_item_without_order_gets_that_of_its_position() -> None:
    assert orders(f"{LOGON}[2]/CommandLine", f"{LOGON}[2]/Description") == [
        order(f"{LOGON}[2]/Order", "2")
    ]


def test_a_given_order_is_kept() -> None:
    assert orders(f"{LOGON}[1]/CommandLine", f"{LOGON}[1]/Order") == []


def test_an_ordered_item_inside_another_list_gets_its_order() -> None:
    assert orders(f"{DISK}/CreatePartitions/CreatePartition[3]/Size") == [
        order(f"{DISK}/CreatePartitions/CreatePartition[3]/Order", "3")
    ]


def test_items_that_are_identified_otherwise_get_none() -> None:
    assert (
        orders(
            f"{DISK}/WillWipeDisk",
            "oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount[1]/Name",
            "oobeSystem/Nothing/Item[1]/Name",
        )
        == []
    )

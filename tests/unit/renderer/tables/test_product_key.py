from __future__ import annotations

import pytest

from tests.samples import GVLK_ENTERPRISE, GVLK_PRO
from tests.specs import a_spec, written
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.renderer.tables.product_key import assignments
from unattend_gen.tables.mapping.additions import PendingSecret

ACTIVATION = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
SETUP = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey"


def keys(**table: object) -> dict[str, object]:
    return written(assignments(a_spec(product_key=table)))


def key_from(path: str, name: str) -> PendingSecret:
    return PendingSecret(SettingPath.parse(path), EnvSource(name), SecretKind.PRODUCT_KEY)


def test_the_key_that_activates_goes_to_specialize_alone() -> None:
    assert keys(activation="env:MAK") == {
        ACTIVATION: key_from(ACTIVATION, "MAK"),
        f"{SETUP}/WillShowUI": "OnError",
    }


def test_a_published_key_is_written_as_it_is() -> None:
    assert keys(activation=GVLK_PRO, setup=GVLK_PRO) == {
        ACTIVATION: GVLK_PRO,
        f"{SETUP}/Key": GVLK_PRO,
        f"{SETUP}/WillShowUI": "OnError",
    }


@pytest.mark.parametrize(
    ("setup", "key"), [("gvlk", GVLK_ENTERPRISE), ("generic", "XGVPP-NMH47-7TTHJ-W3FW7-8HV2C")]
)
def test_the_key_of_the_edition_is_looked_up(setup: str, key: str) -> None:
    assert keys(setup=setup, edition="Enterprise") == {
        f"{SETUP}/Key": key,
        f"{SETUP}/WillShowUI": "OnError",
    }


def test_the_key_that_activates_may_be_that_of_the_edition() -> None:
    assert keys(activation="gvlk", edition="Enterprise") == {
        ACTIVATION: GVLK_ENTERPRISE,
        f"{SETUP}/WillShowUI": "OnError",
    }


def test_the_key_of_setup_may_be_a_secret_of_its_own() -> None:
    assert keys(setup="env:RETAIL") == {
        f"{SETUP}/Key": key_from(f"{SETUP}/Key", "RETAIL"),
        f"{SETUP}/WillShowUI": "OnError",
    }


def test_setup_can_be_told_to_ask() -> None:
    assert keys(setup="ask") == {f"{SETUP}/WillShowUI": "Always"}


def test_no_key_is_no_empty_element() -> None:
    assert keys(setup="none") == {f"{SETUP}/WillShowUI": "OnError"}
    assert written(assignments(a_spec())) == {f"{SETUP}/WillShowUI": "OnError"}


def test_the_key_of_the_firmware_is_taken_without_asking() -> None:
    assert keys(setup="firmware") == {f"{SETUP}/WillShowUI": "Never"}

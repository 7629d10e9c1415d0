from __future__ import annotations

import pytest

from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.prefilter import hints_on
from unattend_gen.detect.secret_names import is_deployment_name, is_short_name, kind_of_name

PASSWORD, KEY, TOKEN = SecretKind.PASSWORD, SecretKind.PRODUCT_KEY, SecretKind.TOKEN

SECRET_NAMES = [
    *("AdminPassword", " userpassword ", '"AdminPassword"', "TpmOwnerPassword", "BdePin"),
    *("admin_pass", "adminPass", "DB_PW", "sa-passwd", "winrm_passphrase", "administratorKennwort"),
    *("config.winrm.password", "wifi_psk", "preSharedKey", "MasterUserPassword", "$password"),
    *("OverrideProductKey", "ProductID", "WINDOWS_PRODUCT_KEY", "windows_mak"),
    *("client_secret", "clientSecret", "APP_SECRET"),
]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("adminPassword", PASSWORD),
        ("ADMIN_PASS", PASSWORD),
        ("password2", PASSWORD),
        ("passwordValue", PASSWORD),
        ("spring.datasource.password", PASSWORD),
        ("productKey", KEY),
        ("clientSecret", TOKEN),
        ("SkipAdminPassword", None),
        ("update_password", None),
        ("passwordNeverExpires", None),
        ("password_file", None),
        ("PasswordLabel", None),
        ("BdePinMinLength", None),
        ("OSDBitLockerCreateRecoveryPassword", None),
        ("EncryptedAdminPassword", None),
        ("bypass", None),
        ("compass", None),
        ("secretName", None),
        ("ComputerName", None),
        ("", None),
    ],
)
def test_the_words_of_a_name_decide_its_kind(name: str, kind: SecretKind | None) -> None:
    assert kind_of_name(name) is kind


@pytest.mark.parametrize("name", SECRET_NAMES)
@pytest.mark.parametrize("form", ["{} = 'x'", "{}: x", "{}=x", '"{}": "x"'])
def test_the_prefilter_knows_every_name(name: str, form: str) -> None:
    assert kind_of_name(name) is not None
    bare = name.strip(' "')
    if kind_of_name(name) is not KEY:
        assert hints_on(form.format(bare).encode()) is not None


@pytest.mark.parametrize("name", ["adminPassword", "admin_password", "productKey", "BDEPIN"])
def test_a_deployment_name_is_recognised_in_any_case_style(name: str) -> None:
    assert is_deployment_name(name)


@pytest.mark.parametrize("name", ["password", "productId", "dbPassword", "adminPasswordPolicy"])
def test_other_names_may_mean_anything(name: str) -> None:
    assert not is_deployment_name(name)


def test_a_short_word_alone_has_other_meanings_too() -> None:
    assert is_short_name("pass")
    assert not is_short_name("admin_pass")

from __future__ import annotations

import pytest

from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.property_names import (
    is_encoded_property,
    is_property_of_deployment,
    kind_of_property,
)

PASSWORD, KEY = SecretKind.PASSWORD, SecretKind.PRODUCT_KEY


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("AdminPassword", PASSWORD),
        (" userpassword ", PASSWORD),
        ('"AdminPassword"', PASSWORD),
        ("TpmOwnerPassword", PASSWORD),
        ("BdePin", PASSWORD),
        ("OverrideProductKey", KEY),
        ("ProductID", KEY),
        ("SkipAdminPassword", None),
        ("BdePinMinLength", None),
        ("OSDBitLockerCreateRecoveryPassword", None),
        ("EncryptedAdminPassword", None),
        ("ComputerName", None),
    ],
)
def test_a_name_says_what_a_property_holds(name: str, kind: SecretKind | None) -> None:
    assert kind_of_property(name) is kind


def test_an_encoded_value_is_announced_by_the_name() -> None:
    assert is_encoded_property("EncodedUserPassword")
    assert not is_encoded_property("UserPassword")


@pytest.mark.parametrize("name", ["adminPassword", "admin_password", "productKey", "BDEPIN"])
def test_deployments_know_a_name_however_its_words_are_joined(name: str) -> None:
    assert is_property_of_deployment(name)


@pytest.mark.parametrize("name", ["password", "productId", "dbPassword", "adminPasswordPolicy"])
def test_other_names_may_mean_anything(name: str) -> None:
    assert not is_property_of_deployment(name)

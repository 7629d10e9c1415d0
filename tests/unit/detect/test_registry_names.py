from __future__ import annotations

import pytest

from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.registry_names import holds_encoded_key, kind_of_value


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("DefaultPassword", SecretKind.PASSWORD),
        ("altdefaultpassword", SecretKind.PASSWORD),
        ("ServicePassword", SecretKind.PASSWORD),
        ("BackupProductKeyDefault", SecretKind.PRODUCT_KEY),
        ("DefaultUserName", None),
    ],
)
def test_a_name_says_what_a_value_holds(name: str, kind: SecretKind | None) -> None:
    assert kind_of_value(name) is kind


def test_two_values_hold_a_key_in_binary() -> None:
    assert holds_encoded_key("DigitalProductId")
    assert holds_encoded_key("digitalproductid4")
    assert not holds_encoded_key("ProductId")

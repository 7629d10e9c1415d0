from __future__ import annotations

import pytest

from tests.judging import an_index
from tests.samples import (
    CANARY_PASSWORD,
    MARKER,
    TEST_MAK,
    a_component,
    a_shell_setup,
    an_answer_file,
)
from unattend_gen.core.password import encode_password
from unattend_gen.core.secret import Secret
from unattend_gen.rules.passwords import Exposure, is_conventional, open_secrets


def _found(data: bytes) -> list[tuple[Exposure, bool]]:
    return [(one.exposure, one.is_conventional) for one in open_secrets(an_index(data))]


def _logon(value: str, flag: str) -> bytes:
    return a_shell_setup(
        "oobeSystem",
        f"<AutoLogon><Password><Value>{value}</Value><PlainText>{flag}</PlainText></Password>"
        "</AutoLogon>",
    )


def test_plain_text_is_clear() -> None:
    assert _found(_logon(CANARY_PASSWORD, "true")) == [(Exposure.CLEAR, False)]


def test_an_encoded_text_that_is_said_to_be_clear_is_misstated() -> None:
    value = encode_password(Secret(CANARY_PASSWORD), "Password").reveal()

    assert _found(_logon(value, "true")) == [(Exposure.MISSTATED, False)]


def test_a_flag_of_false_in_any_case_means_encoded() -> None:
    value = encode_password(Secret(CANARY_PASSWORD), "Password").reveal()

    assert _found(_logon(value, "False")) == [(Exposure.ENCODED, False)]


@pytest.mark.parametrize("suffix", ["AdministratorPassword", "OfflineAdministratorPassword"])
def test_an_encoded_password_of_the_offline_administrator_is_right_with_either_suffix(
    suffix: str,
) -> None:
    value = encode_password(Secret(CANARY_PASSWORD), suffix).reveal()
    body = (
        "<OfflineUserAccounts><OfflineAdministratorPassword>"
        f"<Value>{value}</Value><PlainText>false</PlainText>"
        "</OfflineAdministratorPassword></OfflineUserAccounts>"
    )

    assert _found(a_shell_setup("offlineServicing", body)) == [(Exposure.ENCODED, False)]


def test_what_setup_cannot_undo_is_miscoded() -> None:
    assert _found(_logon(CANARY_PASSWORD, "false")) == [(Exposure.MISCODED, False)]


def test_a_conventional_password_is_known_in_both_forms() -> None:
    value = encode_password(Secret("vagrant"), "Password").reveal()

    assert _found(_logon("Vagrant", "true")) == [(Exposure.CLEAR, True)]
    assert _found(_logon(value, "false")) == [(Exposure.ENCODED, True)]
    assert is_conventional(" VAGRANT ")


def test_a_domain_password_is_clear_in_any_context() -> None:
    body = (
        "<Identification><Credentials>"
        f"<Password>{CANARY_PASSWORD}</Password></Credentials></Identification>"
    )
    data = an_answer_file(("specialize", a_component("Microsoft-Windows-UnattendedJoin", body)))

    assert _found(data) == [(Exposure.CLEAR, False)]


def test_a_community_name_is_in_an_attribute() -> None:
    item = '<ValidCommunity wcm:action="add" wcm:keyValue="office">4</ValidCommunity>'
    body = f"<ValidCommunities>{item}<ValidCommunity>4</ValidCommunity></ValidCommunities>"
    data = an_answer_file(("specialize", a_component("Microsoft-Windows-SNMP-Agent-Service", body)))

    assert _found(data) == [(Exposure.CLEAR, False)]


def test_markers_placeholders_and_keys_are_left_out() -> None:
    assert _found(_logon(MARKER, "true")) == []
    assert _found(_logon("{{ password }}", "true")) == []
    assert _found(a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")) == []

from __future__ import annotations

import pytest

from tests.samples import MARKER, TEST_MAK, a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.words import sensitive_settings
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.content import SensitiveText
from unattend_gen.detect.sensitive import (
    AddressedElement,
    addressed_elements,
    is_known_by_name,
    kind_by_name,
    sensitive_text,
)

SHELL_SETUP = "Microsoft-Windows-Shell-Setup"


def addresses(data: bytes) -> list[str]:
    return [place.address for place in addressed_elements(parse(data))]


def the_place(data: bytes, name: str) -> AddressedElement:
    [place] = [place for place in addressed_elements(parse(data)) if place.name == name]
    return place


def test_every_element_has_an_address_in_document_order() -> None:
    data = a_shell_setup(
        "specialize", "<AutoLogon><Password><Value>x</Value></Password></AutoLogon><TimeZone/>"
    )

    assert addresses(data) == [
        "unattend",
        "unattend/settings",
        f"specialize/{SHELL_SETUP}",
        f"specialize/{SHELL_SETUP}/AutoLogon",
        f"specialize/{SHELL_SETUP}/AutoLogon/Password",
        f"specialize/{SHELL_SETUP}/AutoLogon/Password/Value",
        f"specialize/{SHELL_SETUP}/TimeZone",
    ]


def test_an_element_outside_components_is_addressed_from_the_root() -> None:
    data = (
        b'<u:unattend xmlns:u="urn:schemas-microsoft-com:unattend">'
        b'<Extensions xmlns="urn:other"><File/></Extensions></u:unattend>'
    )

    assert addresses(data) == ["unattend", "unattend/Extensions", "unattend/Extensions/File"]


def test_a_component_is_recognised_in_any_namespace() -> None:
    data = (
        b'<x:unattend xmlns:x="urn:wrong"><x:settings pass="specialize" wasPassProcessed="TRUE">'
        b'<x:component name="C"><x:P/></x:component></x:settings></x:unattend>'
    )

    place = the_place(data, "P")

    assert place.address == "specialize/C/P"
    assert (place.component, place.path, place.was_processed) == ("C", "P", True)


def test_a_pass_without_the_mark_was_not_processed() -> None:
    assert the_place(a_shell_setup("specialize", "<TimeZone/>"), "TimeZone").was_processed is False


def test_a_component_as_the_root_is_in_no_pass() -> None:
    assert addresses(b'<component name="C"><P/></component>') == ["/C", "/C/P"]


def test_an_element_outside_components_has_no_pass() -> None:
    assert the_place(an_answer_file(), "unattend").was_processed is None


def test_a_key_in_a_name_is_masked() -> None:
    data = an_answer_file(("specialize", a_component(TEST_MAK, "<P/>")))

    assert addresses(data)[-1] == "specialize/***/P"


KEY, PASSWORD, TOKEN = SecretKind.PRODUCT_KEY, SecretKind.PASSWORD, SecretKind.TOKEN


def found(data: bytes) -> dict[str, SensitiveText]:
    texts = {
        place.address: sensitive_text(place, catalog()) for place in addressed_elements(parse(data))
    }
    return {
        address.partition("/")[2].partition("/")[2]: text
        for address, text in texts.items()
        if text is not None
    }


def in_component(name: str, body: str) -> dict[str, SensitiveText]:
    return found(an_answer_file(("specialize", a_component(name, body))))


def in_shell_setup(body: str) -> dict[str, SensitiveText]:
    return found(a_shell_setup("specialize", body))


def test_a_key_is_the_text_of_its_element() -> None:
    assert in_shell_setup(f"<ProductKey>{TEST_MAK}</ProductKey>") == {
        "ProductKey": SensitiveText(KEY, TEST_MAK, "ProductKey")
    }


def test_a_password_is_classified_with_the_plain_text_next_to_it() -> None:
    content = "<Value>pw</Value><PlainText> False </PlainText>"
    body = f"<AutoLogon><Password>{content}</Password></AutoLogon>"

    assert in_shell_setup(body) == {
        "AutoLogon/Password/Value": SensitiveText(PASSWORD, "pw", "Password", "false")
    }


def test_only_plain_text_says_whether_a_password_is_encoded() -> None:
    body = (
        "<AutoLogon><Password><Algorithm>false</Algorithm><Value>pw</Value></Password></AutoLogon>"
    )

    assert in_shell_setup(body)["AutoLogon/Password/Value"].plain_text is None


def test_a_value_in_lower_case_counts() -> None:
    assert in_shell_setup("<AutoLogon><Password><value>pw</value></Password></AutoLogon>") == {
        "AutoLogon/Password/value": SensitiveText(PASSWORD, "pw", "Password")
    }


def test_the_text_right_in_a_container_counts() -> None:
    body = f"<AutoLogon><Password>{MARKER}</Password></AutoLogon>"

    assert in_shell_setup(body) == {
        "AutoLogon/Password": SensitiveText(PASSWORD, MARKER, "Password")
    }


def test_the_text_in_a_container_and_that_of_its_value_both_count() -> None:
    body = f"<AutoLogon><Password>{MARKER}<Value>pw</Value></Password></AutoLogon>"

    assert list(in_shell_setup(body)) == ["AutoLogon/Password", "AutoLogon/Password/Value"]


def test_a_key_without_its_key_element_counts() -> None:
    body = f"<UserData><ProductKey>{TEST_MAK}<WillShowUI>Never</WillShowUI></ProductKey></UserData>"

    assert in_component("Microsoft-Windows-Setup", body) == {
        "UserData/ProductKey": SensitiveText(KEY, f"{TEST_MAK}", "ProductKey")
    }


def test_the_name_of_an_encoded_password_is_that_of_its_own_element() -> None:
    body = "<AdministratorPassword><Value>x</Value></AdministratorPassword>"

    [text] = in_shell_setup(f"<UserAccounts>{body}</UserAccounts>").values()

    assert text.suffix == "AdministratorPassword"


def test_a_password_in_an_unknown_component_counts() -> None:
    body = "<Agent><Password>pw</Password><AdministratorPassword/></Agent>"

    assert in_component("Contoso-Agent", body) == {
        "Agent/Password": SensitiveText(PASSWORD, "pw", "Password"),
        "Agent/AdministratorPassword": SensitiveText(PASSWORD, "", "AdministratorPassword"),
    }


def test_names_count_in_any_case_and_namespace() -> None:
    body = f'<x:PRODUCTKEY xmlns:x="urn:x"><x:Sub>{TEST_MAK}</x:Sub></x:PRODUCTKEY>'

    assert in_component("Contoso-Agent", body) == {
        "PRODUCTKEY/Sub": SensitiveText(KEY, TEST_MAK, "PRODUCTKEY")
    }


def test_a_password_outside_components_counts() -> None:
    data = b"<unattend><Extensions><Password>pw</Password></Extensions></unattend>"

    assert found(data) == {"Password": SensitiveText(PASSWORD, "pw", "Password")}


def test_a_switch_with_such_a_name_is_not_sensitive() -> None:
    body = "<ForgetPassword>true</ForgetPassword><ChangePassword>later</ChangePassword>"

    assert list(in_component("Contoso-Agent", body)) == ["ChangePassword"]


def test_the_password_true_is_one() -> None:
    assert list(in_component("Contoso-Agent", "<Password>true</Password>")) == ["Password"]


def test_a_community_name_is_the_attribute_of_its_item() -> None:
    body = (
        '<ValidCommunities><ValidCommunity wcm:action="add" wcm:keyValue="private">4'
        "</ValidCommunity></ValidCommunities>"
    )

    assert in_component("Microsoft-Windows-SNMP-Agent-Service", body) == {
        "ValidCommunities/ValidCommunity[1]": SensitiveText(
            TOKEN, "private", "ValidCommunity", in_attribute=True
        )
    }


@pytest.mark.parametrize(("text", "expected"), [("4", ""), (MARKER, MARKER)])
def test_a_community_without_its_name_holds_at_most_a_marker(text: str, expected: str) -> None:
    body = f"<ValidCommunities><ValidCommunity>{text}</ValidCommunity></ValidCommunities>"

    assert in_component("Microsoft-Windows-SNMP-Agent-Service", body) == {
        "ValidCommunities/ValidCommunity": SensitiveText(TOKEN, expected, "ValidCommunity")
    }


def test_a_join_blob_is_a_secret_without_a_form_of_its_own() -> None:
    body = "<Provisioning><AccountData>AAEC</AccountData></Provisioning>"
    join = f"<Identification>{body}</Identification>"

    assert in_component("Microsoft-Windows-UnattendedJoin", join) == {
        "Identification/Provisioning/AccountData": SensitiveText(TOKEN, "AAEC", "AccountData")
    }


def test_a_tuner_key_is_not_a_product_key_of_windows() -> None:
    body = "<OCURProductKey>anything</OCURProductKey>"

    assert in_component("Microsoft-Windows-ehome-reg-inf", body) == {
        "OCURProductKey": SensitiveText(TOKEN, "anything", "OCURProductKey")
    }


def test_settings_next_to_a_secret_are_not_sensitive() -> None:
    body = "<AutoLogon><Username>bob</Username><Enabled>true</Enabled></AutoLogon>"

    assert in_shell_setup(body) == {}


def test_the_name_of_a_component_does_not_make_it_sensitive() -> None:
    assert in_component("Contoso-Password", "<Colour>red</Colour>") == {}


def test_the_text_never_shows() -> None:
    assert "hunter2" not in repr(SensitiveText(PASSWORD, "hunter2", "Password"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Password", PASSWORD), ("sitepassword", PASSWORD), ("ProductKey", KEY)],
)
def test_the_suffix_of_a_name_decides_the_kind(name: str, kind: SecretKind) -> None:
    assert is_known_by_name(name)
    assert kind_by_name(name) is kind


@pytest.mark.parametrize("name", ["PasswordHint", "Key", "Value", "PlainText"])
def test_other_names_are_not_sensitive(name: str) -> None:
    assert not is_known_by_name(name)


def test_every_sensitive_setting_of_the_catalog_without_a_telling_name_is_listed_here() -> None:
    unnamed = {
        setting.name
        for _, setting in sensitive_settings(catalog())
        if not any(map(is_known_by_name, setting.path.split("/")))
    }

    assert unnamed == {"AccountData", "Community_Name", "ValidCommunity"}

from __future__ import annotations

from tests.imports import SHELL, imported, spec_of_file
from tests.samples import (
    CANARY_PASSWORD,
    GVLK_ENTERPRISE,
    MARKER,
    TEST_MAK,
    a_component,
    a_shell_setup,
    an_answer_file,
)
from unattend_gen.core.secret import Secret
from unattend_gen.importer.engine import NeededSecret

KEY = f"specialize/{SHELL}/ProductKey"
SETUP = "Microsoft-Windows-Setup"


def test_what_a_table_says_is_in_the_table_and_the_rest_in_settings() -> None:
    data = a_shell_setup(
        "specialize", "<ComputerName>PC-1</ComputerName><CopyProfile>true</CopyProfile>"
    )

    spec = spec_of_file(data)

    assert spec["computer"] == {"name": "PC-1"}
    assert spec["settings"] == {f"specialize/{SHELL}/CopyProfile": True}


def test_a_secret_is_replaced_by_the_variable_of_its_path_and_a_published_key_stays() -> None:
    key = f"<UserData><ProductKey><Key>{GVLK_ENTERPRISE}</Key></ProductKey></UserData>"
    data = an_answer_file(
        ("windowsPE", a_component(SETUP, key)),
        ("specialize", a_component(SHELL, f"<ProductKey>{TEST_MAK}</ProductKey>")),
    )

    outcome = imported(data, "autounattend.xml").imported

    variable = "SPECIALIZE_SHELL_SETUP_PRODUCT_KEY"
    assert outcome.needs == (NeededSecret(KEY, variable, was_deleted=False),)
    assert outcome.secrets == {variable: Secret(TEST_MAK)}
    assert TEST_MAK not in f"{outcome.text}{outcome!r}"
    assert 'setup = "gvlk"' in outcome.text


def test_a_secret_that_setup_deleted_is_told() -> None:
    outcome = imported(a_shell_setup("specialize", f"<ProductKey>{MARKER}</ProductKey>")).imported

    assert [need.was_deleted for need in outcome.needs] == [True]
    assert MARKER not in outcome.text


def test_a_comment_with_a_secret_is_left_out_and_counted() -> None:
    body = f"<!-- key: {TEST_MAK} --><!-- the lab --><CopyProfile>true</CopyProfile>"

    outcome = imported(a_shell_setup("specialize", body)).imported

    assert (outcome.silent, "# the lab\n" in outcome.text) == (1, True)
    assert TEST_MAK not in outcome.text


def test_a_comment_with_the_password_of_the_file_is_left_out() -> None:
    body = (
        f"<!-- {CANARY_PASSWORD} --><AutoLogon><Password><Value>{CANARY_PASSWORD}</Value>"
        "</Password></AutoLogon>"
    )

    outcome = imported(a_shell_setup("oobeSystem", body)).imported

    assert (outcome.silent, CANARY_PASSWORD in outcome.text) == (1, False)


def test_what_every_installation_needs_is_left_to_the_program_where_it_is_there() -> None:
    data = an_answer_file(
        (
            "windowsPE",
            a_component(
                SETUP,
                "<UserData><AcceptEula>true</AcceptEula><ProductKey>"
                "<WillShowUI>OnError</WillShowUI></ProductKey></UserData>",
            ),
        )
    )

    spec = spec_of_file(data, "autounattend.xml")

    assert [*spec] == ["target", "windows", "architecture"]


def test_a_file_that_lacks_it_says_so() -> None:
    data = an_answer_file(("windowsPE", a_component(SETUP, "<LogPath>X:\\</LogPath>")))

    assert spec_of_file(data, "autounattend.xml")["defaults"] is False

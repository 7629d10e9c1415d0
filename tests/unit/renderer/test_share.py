from __future__ import annotations

import pytest

from tests.samples import GVLK_ENTERPRISE, TEST_MAK
from tests.trees import COMMANDS, COMPUTER_NAME, PRODUCT_KEY, a_tree
from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import Secret
from unattend_gen.errors import InputError
from unattend_gen.renderer.plan import AnswerFilePlan
from unattend_gen.renderer.share import share

SETUP = "windowsPE/Microsoft-Windows-Setup"
SETUP_KEY = f"{SETUP}/UserData/ProductKey/Key"
CLIENT = AnswerFilePlan(
    "Client.xml",
    frozenset({Pass.WINDOWS_PE}),
    leaves_out=frozenset({f"{SETUP}/ImageInstall/OSImage"}),
    is_public=True,
)
CARRIED = AnswerFilePlan("Unattend.xml", carried_keys=frozenset({PRODUCT_KEY, SETUP_KEY}))
OTHER_KEY = "specialize/Microsoft-Windows-ehome-reg-inf/OCURProductKey"


def refusal(*pairs: tuple[str, str | Secret]) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        share(a_tree(*pairs), CLIENT)
    assert TEST_MAK not in str(caught.value)
    return caught.value.message, caught.value.advice


def test_a_file_gets_its_own_passes() -> None:
    tree = a_tree((f"{SETUP}/LogPath", "X:\\logs"), (COMPUTER_NAME, "PC-1"))
    assert share(tree, CLIENT) == a_tree((f"{SETUP}/LogPath", "X:\\logs"))


def test_an_element_that_is_left_out_takes_all_below_it_along() -> None:
    below = f"{SETUP}/ImageInstall/OSImage/InstallFrom"
    tree = a_tree(
        (f"{below}/Path", "install.wim"),
        (f"{below}/MetaData[1]/Key", "/IMAGE/INDEX"),
        (f"{SETUP}/LogPath", "X:\\logs"),
    )
    assert share(tree, CLIENT) == a_tree((f"{SETUP}/LogPath", "X:\\logs"))


def test_what_stands_beside_an_element_that_is_left_out_stays() -> None:
    data = (f"{SETUP}/ImageInstall/DataImage[1]/Order", "1")
    tree = a_tree((f"{SETUP}/ImageInstall/OSImage/InstallTo/DiskID", "0"), data)
    assert share(tree, CLIENT) == a_tree(data)


def test_a_file_with_nothing_in_it_is_refused() -> None:
    assert refusal((COMPUTER_NAME, "PC-1")) == (
        "the spec sets nothing that Client.xml holds",
        "set something in one of its passes: windowsPE",
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (SETUP_KEY, Secret(TEST_MAK)),
        (SETUP_KEY, TEST_MAK),
        (
            f"{SETUP}/RunSynchronous/RunSynchronousCommand[1]/Path",
            f"cscript slmgr.vbs /ipk {TEST_MAK}",
        ),
    ],
)
def test_a_secret_key_is_refused_where_anyone_can_read_it(path: str, value: str | Secret) -> None:
    assert refusal((path, value)) == (
        "a secret product key would stand in Client.xml, which anyone can read",
        'write it under product_key.activation; product_key.setup = "gvlk" or "none"',
    )


def test_a_published_key_may_stand_where_anyone_can_read_it() -> None:
    tree = a_tree((SETUP_KEY, GVLK_ENTERPRISE))
    assert share(tree, CLIENT) == tree


def test_a_secret_key_that_another_file_carries_is_left_out_with_its_element() -> None:
    tree = a_tree(
        (PRODUCT_KEY, Secret(TEST_MAK)),
        (COMPUTER_NAME, "PC-1"),
        (SETUP_KEY, Secret(TEST_MAK)),
        (f"{SETUP}/UserData/ProductKey/WillShowUI", "OnError"),
    )
    assert share(tree, CARRIED) == a_tree(
        (COMPUTER_NAME, "PC-1"), (f"{SETUP}/UserData/ProductKey/WillShowUI", "OnError")
    )


def test_a_published_key_stays_where_another_file_carries_secret_ones() -> None:
    tree = a_tree((SETUP_KEY, GVLK_ENTERPRISE))
    assert share(tree, CARRIED) == tree


def test_a_secret_key_that_no_other_file_carries_stays() -> None:
    tree = a_tree((OTHER_KEY, Secret(TEST_MAK)))
    assert share(tree, CARRIED) == tree


def test_a_command_with_a_key_is_no_setting_of_the_key() -> None:
    tree = a_tree((f"{COMMANDS}/CommandLine", f"cscript slmgr.vbs /ipk {TEST_MAK}"))
    assert share(tree, CARRIED) == tree

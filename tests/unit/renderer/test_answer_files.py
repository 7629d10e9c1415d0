from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, TEST_MAK
from tests.specs import a_spec
from tests.trees import COMMANDS, COMPUTER_NAME, PRODUCT_KEY, a_tree
from unattend_gen.answer_file.names import local
from unattend_gen.core.passes import Pass
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import InputError
from unattend_gen.renderer.answer_files import Content, element_values, part_of_tree, rendered
from unattend_gen.renderer.target import AnswerFilePlan
from unattend_gen.templating import Templates

SETUP = "windowsPE/Microsoft-Windows-Setup"
SETUP_KEY = f"{SETUP}/UserData/ProductKey/Key"
CLIENT = AnswerFilePlan(
    "Client.xml",
    frozenset({Pass.WINDOWS_PE}),
    leaves_out=frozenset({f"{SETUP}/ImageInstall/OSImage"}),
    is_public=True,
)
KEYS_ELSEWHERE = AnswerFilePlan("Unattend.xml", keys_elsewhere=frozenset({PRODUCT_KEY, SETUP_KEY}))
OTHER_KEY = "specialize/Microsoft-Windows-ehome-reg-inf/OCURProductKey"


def refusal(*pairs: tuple[str, str | Secret]) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        part_of_tree(a_tree(*pairs), CLIENT)
    assert TEST_MAK not in str(caught.value)
    return caught.value.message, caught.value.advice


def test_a_file_gets_its_own_passes() -> None:
    tree = a_tree((f"{SETUP}/LogPath", "X:\\logs"), (COMPUTER_NAME, "PC-1"))
    assert part_of_tree(tree, CLIENT) == a_tree((f"{SETUP}/LogPath", "X:\\logs"))


def test_an_element_is_left_out_with_everything_below_it() -> None:
    below = f"{SETUP}/ImageInstall/OSImage/InstallFrom"
    tree = a_tree(
        (f"{below}/Path", "install.wim"),
        (f"{below}/MetaData[1]/Key", "/IMAGE/INDEX"),
        (f"{SETUP}/LogPath", "X:\\logs"),
    )
    assert part_of_tree(tree, CLIENT) == a_tree((f"{SETUP}/LogPath", "X:\\logs"))


def test_siblings_of_an_element_that_is_left_out_are_kept() -> None:
    data = (f"{SETUP}/ImageInstall/DataImage[1]/Order", "1")
    tree = a_tree((f"{SETUP}/ImageInstall/OSImage/InstallTo/DiskID", "0"), data)
    assert part_of_tree(tree, CLIENT) == a_tree(data)


def test_an_empty_file_is_rejected() -> None:
    assert refusal((COMPUTER_NAME, "PC-1")) == (
        "the spec sets nothing that Client.xml contains",
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
def test_a_secret_key_in_a_public_file_is_rejected(path: str, value: str | Secret) -> None:
    assert refusal((path, value)) == (
        "Client.xml would contain a secret product key, and anyone can read this file",
        'write it under product_key.activation; product_key.setup = "gvlk" or "none"',
    )


def test_a_published_key_in_a_public_file_is_accepted() -> None:
    tree = a_tree((SETUP_KEY, GVLK_ENTERPRISE))
    assert part_of_tree(tree, CLIENT) == tree


def test_a_secret_key_of_another_file_is_left_out_with_its_element() -> None:
    tree = a_tree(
        (PRODUCT_KEY, Secret(TEST_MAK)),
        (COMPUTER_NAME, "PC-1"),
        (SETUP_KEY, Secret(TEST_MAK)),
        (f"{SETUP}/UserData/ProductKey/WillShowUI", "OnError"),
    )
    assert part_of_tree(tree, KEYS_ELSEWHERE) == a_tree(
        (COMPUTER_NAME, "PC-1"), (f"{SETUP}/UserData/ProductKey/WillShowUI", "OnError")
    )


def test_a_published_key_is_kept_where_secret_ones_are_left_out() -> None:
    tree = a_tree((SETUP_KEY, GVLK_ENTERPRISE))
    assert part_of_tree(tree, KEYS_ELSEWHERE) == tree


def test_a_secret_key_of_no_other_file_is_kept() -> None:
    tree = a_tree((OTHER_KEY, Secret(TEST_MAK)))
    assert part_of_tree(tree, KEYS_ELSEWHERE) == tree


def test_a_command_with_a_key_is_kept() -> None:
    tree = a_tree((f"{COMMANDS}/CommandLine", f"cscript slmgr.vbs /ipk {TEST_MAK}"))
    assert part_of_tree(tree, KEYS_ELSEWHERE) == tree


PACKAGES = "<servicing/>"


def test_elements_are_plain_or_read_from_their_source() -> None:
    spec = a_spec(elements=[{"xml": PACKAGES}, {"xml": {"secret": "env:SCRIPTS"}}])

    values = element_values(spec, lambda _source, kind: Secret("<a/>", kind))

    assert values == (PACKAGES, Secret("<a/>", SecretKind.TOKEN))


def test_a_source_without_xml_is_named_and_its_text_is_not() -> None:
    spec = a_spec(elements=[{"xml": {"secret": "env:SCRIPTS"}}])

    with pytest.raises(InputError) as caught:
        element_values(spec, lambda _source, kind: Secret(CANARY_PASSWORD, kind))

    assert caught.value.where == "elements[1].xml from env:SCRIPTS"
    assert CANARY_PASSWORD not in f"{caught.value} {caught.value.advice}"


def test_elements_follow_the_passes() -> None:
    tree = a_tree((COMPUTER_NAME, "PC-1"))

    _, answer_file = rendered(Content(tree, elements=(PACKAGES, Secret("<a/><b/>"))), Templates())

    assert [local(each.tag) for each in answer_file.root] == ["settings", "servicing", "a", "b"]

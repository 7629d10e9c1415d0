from __future__ import annotations

from tests.judging import messages, of_rule, verdicts
from tests.samples import GVLK_ENTERPRISE, TEST_MAK, a_shell_setup
from unattend_gen.rules.snippets import install_from, meta_data

_SLUG = "made-for-other-windows"
_KEY_OF_7 = "33PXH-7Y6KF-2VJC9-XBBR8-HVTHH"
_KEY_OF_SERVER_2016 = "WC2BQ-8NRM3-FDDYY-2BFGV-KHKQY"


def _file(image: str, key: str) -> bytes:
    more = f"<UserData><ProductKey><Key>{key}</Key></ProductKey></UserData>"
    return install_from(meta_data("/IMAGE/NAME", image), more=more).encode()


def _key(key: str) -> bytes:
    return a_shell_setup("specialize", f"<ProductKey>{key}</ProductKey>")


def test_a_key_without_n_is_too_old_for_a_newer_image() -> None:
    (finding,) = of_rule(_SLUG, _file("Windows 10 Enterprise", _KEY_OF_7))

    assert finding.last_five == "HVTHH"
    assert finding.message == ("this key has no N, so it is for a release before Windows 8")


def test_a_key_with_n_is_too_new_for_windows_7() -> None:
    assert messages(_SLUG, _key(TEST_MAK), windows="7") == [
        "this key has an N, so it is for Windows 8 or later, but the file is not"
    ]


def test_a_published_key_of_another_release_is_named() -> None:
    assert messages(_SLUG, _key(_KEY_OF_SERVER_2016), windows="server-2022") == [
        "the key is for Windows Server 2016 Standard"
    ]


def test_without_a_release_nothing_is_said_of_a_key_alone() -> None:
    assert verdicts(_SLUG, _key(_KEY_OF_7)) == []


def test_windows_10_and_11_share_their_keys() -> None:
    assert verdicts(_SLUG, _key(GVLK_ENTERPRISE), windows="11-24h2") == []


def test_the_image_of_another_release_is_a_warning() -> None:
    data = install_from(meta_data("/IMAGE/NAME", "Windows Server 2019 SERVERSTANDARD")).encode()

    assert messages(_SLUG, data, windows="server-2022") == [
        "the image `Windows Server 2019 SERVERSTANDARD` is not of Windows Server 2022"
    ]


def test_early_media_of_windows_11_call_their_images_windows_10() -> None:
    data = install_from(meta_data("/IMAGE/NAME", "Windows 10 Pro")).encode()

    assert verdicts(_SLUG, data, windows="11-21h2") == []


def test_names_of_ones_own_say_nothing() -> None:
    data = install_from(meta_data("/IMAGE/NAME", "Contoso Golden Image")).encode()

    assert verdicts(_SLUG, data, windows="11-24h2") == []

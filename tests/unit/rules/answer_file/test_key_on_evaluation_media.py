from __future__ import annotations

from tests.judging import messages, verdicts
from tests.samples import GVLK_ENTERPRISE, TEST_MAK
from unattend_gen.rules.snippets import install_from, meta_data

_SLUG = "key-on-evaluation-media"
_EVALUATION = "Windows 10 Enterprise Evaluation"
_KEY_FOR_EVALUATION = "FHQNR-XYXYC-8PMHT-TV4PH-DRQ3H"


def _file(image: str, key: str) -> bytes:
    more = f"<UserData><ProductKey><Key>{key}</Key></ProductKey></UserData>"
    return install_from(meta_data("/IMAGE/NAME", image), more=more).encode()


def test_a_key_next_to_an_evaluation_image_is_a_warning() -> None:
    address = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/Key"

    assert verdicts(_SLUG, _file(_EVALUATION, TEST_MAK)) == [("warning", address)]


def test_published_keys_are_of_full_editions_too() -> None:
    assert messages(_SLUG, _file(_EVALUATION, GVLK_ENTERPRISE)) == [
        "the image is an evaluation image, which does not accept keys of the full edition"
    ]


def test_a_key_for_evaluation_is_right() -> None:
    image = "Windows 8.1 Enterprise Evaluation"

    assert verdicts(_SLUG, _file(image, _KEY_FOR_EVALUATION)) == []


def test_a_full_image_takes_a_key() -> None:
    assert verdicts(_SLUG, _file("Windows 10 Enterprise", TEST_MAK)) == []


def test_no_key_is_right() -> None:
    data = install_from(meta_data("/IMAGE/NAME", _EVALUATION)).encode()

    assert verdicts(_SLUG, data) == []

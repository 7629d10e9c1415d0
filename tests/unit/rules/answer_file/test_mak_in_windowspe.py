from __future__ import annotations

from tests.judging import judged
from tests.samples import GVLK_PRO, TEST_MAK, a_component, a_shell_setup, an_answer_file
from unattend_gen.core.finding import Severity


def _image_key(key: str) -> bytes:
    body = f"<UserData><ProductKey><Key>{key}</Key></ProductKey></UserData>"
    return an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", body)))


def test_an_unpublished_key_is_a_warning_with_its_last_five() -> None:
    found = judged(_image_key(TEST_MAK))

    assert [(f.rule, f.severity, f.last_five) for f in found] == [
        ("mak-in-windowspe", Severity.WARNING, TEST_MAK[-5:])
    ]


def test_a_published_key_is_right_there() -> None:
    assert judged(_image_key(GVLK_PRO)) == ()


def test_a_key_in_specialize_is_right() -> None:
    assert judged(a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")) == ()

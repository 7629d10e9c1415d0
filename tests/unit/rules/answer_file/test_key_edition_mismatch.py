from __future__ import annotations

from tests.judging import judged
from tests.samples import GVLK_ENTERPRISE, a_component, an_answer_file

_SERVER_2016_STANDARD = "WC2BQ-8NRM3-FDDYY-2BFGV-KHKQY"


def _setup(image: str, key: str, meta: str = "/IMAGE/NAME") -> bytes:
    body = (
        '<ImageInstall><OSImage><InstallFrom><MetaData wcm:action="add">'
        f"<Key>{meta}</Key><Value>{image}</Value>"
        "</MetaData></InstallFrom></OSImage></ImageInstall>"
        f"<UserData><ProductKey><Key>{key}</Key></ProductKey></UserData>"
    )
    return an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", body)))


def test_a_key_of_another_edition_is_a_warning_that_names_the_right_one() -> None:
    finding = judged(_setup("Windows 11 Pro", GVLK_ENTERPRISE))[0]

    assert finding.rule == "key-edition-mismatch"
    assert finding.advice == "write the setup key of Professional, or select another image"


def test_a_key_of_the_same_edition_is_right() -> None:
    assert judged(_setup("windows 10 enterprise", GVLK_ENTERPRISE)) == ()


def test_an_evaluation_image_counts_as_its_full_edition() -> None:
    found = judged(_setup("Windows 10 Enterprise Evaluation", GVLK_ENTERPRISE))

    assert [finding.rule for finding in found] == ["key-on-evaluation-media"]


def test_an_image_that_is_not_known_says_nothing() -> None:
    assert judged(_setup("Contoso Golden Image", GVLK_ENTERPRISE)) == ()


def test_an_image_chosen_by_number_says_nothing() -> None:
    assert judged(_setup("Windows 11 Pro", GVLK_ENTERPRISE, meta="/IMAGE/DESCRIPTION")) == ()


def test_server_core_takes_the_same_key() -> None:
    assert judged(_setup("Windows Server 2016 SERVERSTANDARDCORE", _SERVER_2016_STANDARD)) == ()


def test_a_key_of_another_server_release_is_a_warning() -> None:
    found = judged(_setup("Windows Server 2019 SERVERSTANDARD", _SERVER_2016_STANDARD))

    assert [finding.rule for finding in found] == ["key-edition-mismatch"]

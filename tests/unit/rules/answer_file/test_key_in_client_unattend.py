from __future__ import annotations

from tests.judging import judged
from tests.samples import GVLK_PRO, TEST_MAK, a_component, an_answer_file

_ZONE = "<TimeZone>UTC</TimeZone>"
_WDS = "<WindowsDeploymentServices><ImageSelection/></WindowsDeploymentServices>"


def _file(key: str, *more: tuple[str, str]) -> bytes:
    body = f"{_WDS}<UserData><ProductKey><Key>{key}</Key></ProductKey></UserData>"
    return an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", body)), *more)


def test_a_secret_key_is_named_once_with_its_last_five() -> None:
    found = judged(_file(TEST_MAK))

    assert [(f.rule, f.last_five) for f in found] == [("key-in-client-unattend", TEST_MAK[-5:])]


def test_a_published_key_is_not_a_secret() -> None:
    assert judged(_file(GVLK_PRO)) == ()


def test_a_file_with_a_later_pass_is_not_a_client_file() -> None:
    data = _file(TEST_MAK, ("specialize", a_component("Microsoft-Windows-Shell-Setup", _ZONE)))

    assert [finding.rule for finding in judged(data)] == [
        "mak-in-windowspe",
        "pass-that-does-not-run",
    ]

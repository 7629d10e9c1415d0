from __future__ import annotations

from tests.judging import an_index
from tests.samples import a_component, an_answer_file
from unattend_gen.rules.deployment import is_client_unattend

_WDS = ("windowsPE", a_component("Microsoft-Windows-Setup", "<WindowsDeploymentServices/>"))


def test_windowspe_alone_with_wds_settings_is_for_clients() -> None:
    assert is_client_unattend(an_index(an_answer_file(_WDS)))


def test_windowspe_alone_without_them_is_not() -> None:
    data = an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", "<UserData/>")))

    assert not is_client_unattend(an_index(data))


def test_a_file_with_a_later_pass_is_not() -> None:
    later = ("specialize", a_component("Microsoft-Windows-Shell-Setup", ""))

    assert not is_client_unattend(an_index(an_answer_file(_WDS, later)))

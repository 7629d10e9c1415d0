from __future__ import annotations

import pytest

from tests.judging import HERE, an_index
from tests.samples import a_component, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.windows import windows_version
from unattend_gen.rules.images import (
    EVALUATION,
    choices,
    first_build,
    image_names,
    is_client_unattend,
    windows_meant,
)
from unattend_gen.rules.index import Index
from unattend_gen.rules.snippets import SETUP, install_from, meta_data, snippet

_SERVER = install_from(meta_data("/image/Name", "Windows Server 2022 SERVERSTANDARD")).encode()


def test_a_choice_has_its_key_in_capitals_and_its_value() -> None:
    (choice,) = choices(an_index(_SERVER))

    assert choice.key == "/IMAGE/NAME"
    assert choice.value is not None
    assert choice.value.value == "Windows Server 2022 SERVERSTANDARD"


def test_images_of_wds_have_names_too() -> None:
    image = "<InstallImage><ImageName>Windows 11 Pro</ImageName></InstallImage>"
    wds = f"<ImageSelection>{image}</ImageSelection>"
    data = snippet(
        "windowsPE", SETUP, f"<WindowsDeploymentServices>{wds}</WindowsDeploymentServices>"
    )

    assert list(image_names(an_index(data.encode()))) == ["Windows 11 Pro"]


def test_an_index_is_not_a_name() -> None:
    assert list(image_names(an_index(install_from(meta_data("/IMAGE/INDEX", "1")).encode()))) == []


def test_the_release_that_is_meant_is_the_one_of_the_image() -> None:
    assert windows_meant(an_index(_SERVER)) == (windows_version("server-2022"),)


def test_what_the_user_says_wins() -> None:
    version = windows_version("11-24h2")
    seen = Index(HERE, parse(_SERVER), catalog(), version)

    assert windows_meant(seen) == (version,)


def test_an_image_of_ones_own_leaves_it_open() -> None:
    data = install_from(meta_data("/IMAGE/NAME", "Golden"))

    assert windows_meant(an_index(data.encode())) == ()


def test_the_build_of_a_release() -> None:
    assert first_build("10-1507") == 10240


@pytest.mark.parametrize(
    ("name", "is_evaluation"),
    [
        ("Windows 10 Enterprise Evaluation", True),
        ("Windows Server 2012 R2 SERVERSTANDARDEVAL", True),
        ("Windows Server 2012 R2 SERVERSTANDARDEVALCOR", True),
        ("Windows 10 Enterprise", False),
        ("Medieval Windows", False),
    ],
)
def test_evaluation_is_in_the_name(name: str, *, is_evaluation: bool) -> None:
    assert bool(EVALUATION.search(name)) == is_evaluation


_WDS = ("windowsPE", a_component("Microsoft-Windows-Setup", "<WindowsDeploymentServices/>"))


def test_windowspe_alone_with_wds_settings_is_for_clients() -> None:
    assert is_client_unattend(an_index(an_answer_file(_WDS)))


def test_windowspe_alone_without_them_is_not() -> None:
    data = an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", "<UserData/>")))

    assert not is_client_unattend(an_index(data))


def test_a_file_with_a_later_pass_is_not() -> None:
    later = ("specialize", a_component("Microsoft-Windows-Shell-Setup", ""))

    assert not is_client_unattend(an_index(an_answer_file(_WDS, later)))

from __future__ import annotations

import pytest

from tests.samples import GVLK_ENTERPRISE, a_component, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.importer.guesses import Guess, architecture, guesses

IMAGE = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/MetaData[1]/Value"


def a_file(*passes: str, architecture: str = "amd64") -> bytes:
    return an_answer_file(*((each, a_component("C", "<A/>", architecture)) for each in passes))


def target(name: str, *passes: str) -> str:
    return guesses(parse(a_file(*passes)), name, {}).target.value


def windows(name: str = "-", architecture: str = "amd64", **values: str) -> str:
    data = a_file("oobeSystem", architecture=architecture)
    return guesses(
        parse(data), name, {IMAGE: values.get("image", ""), "k": values.get("key", "")}
    ).windows.value


@pytest.mark.parametrize(
    ("name", "passes", "expected"),
    [
        ("x/AutoUnattend.xml", ("oobeSystem",), "media"),
        ("Unattend.xml", ("windowsPE", "oobeSystem"), "setup"),
        ("Unattend.xml", ("specialize", "oobeSystem"), "sysprep"),
        ("-", ("offlineServicing",), "media"),
        ("-", ("generalize",), "sysprep"),
    ],
)
def test_the_target_runs_every_pass(name: str, passes: tuple[str, ...], expected: str) -> None:
    assert target(name, *passes) == expected


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("Windows 7 ENTERPRISE", "7"),
        ("Windows 8.1 Pro", "8.1"),
        ("Windows Server 2012 R2 SERVERSTANDARD", "server-2012-r2"),
        ("Windows Server 2022 SERVERSTANDARD", "server-2022"),
    ],
)
def test_the_name_of_the_image_says_the_version(image: str, expected: str) -> None:
    assert windows(image=image) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("answer_files/2012_r2/Autounattend.xml", "server-2012-r2"),
        ("answer_files/81/Autounattend.xml", "8.1"),
        ("win7x64-pro.xml", "7"),
        ("windows-10-21h2.xml", "10-21h2"),
        ("windows-10.xml", "10-22h2"),
    ],
)
def test_the_name_of_the_file_says_the_version(name: str, expected: str) -> None:
    assert windows(name) == expected


def test_a_published_client_key_suggests_the_newest_release_it_fits() -> None:
    assert windows(key=GVLK_ENTERPRISE).startswith("11-")


def test_a_32_bit_file_is_not_for_windows_11() -> None:
    assert windows(architecture="x86") == "10-22h2"
    assert windows(architecture="x86", key=GVLK_ENTERPRISE) == "10-22h2"


def test_the_architecture_is_that_of_most_components() -> None:
    mixed = an_answer_file(
        ("windowsPE", a_component("A", "", "x86") + a_component("B", "", "amd64")),
        ("oobeSystem", a_component("C", "", "x86") + a_component("D", "", "wow64")),
    )

    assert architecture(parse(mixed)).value == "x86"


def test_without_components_the_usual_architecture_is_assumed() -> None:
    assert architecture(parse(an_answer_file())) == Guess(
        "amd64", "A guess: no component names one."
    )


def test_the_architecture_of_all_components_is_not_a_guess() -> None:
    assert architecture(parse(a_file("oobeSystem", architecture="arm64"))) == Guess(
        "arm64", "The architecture of all components."
    )

from __future__ import annotations

import pytest

from unattend_gen.spec.wds import OS_IMAGE, said_in_vain

SETTINGS: dict[str, object] = {
    f"{OS_IMAGE}/InstallFrom/Path": "install.wim",
    f"{OS_IMAGE}s/Other": "x",
    "windowsPE/Microsoft-Windows-Setup/ImageInstall/DataImage[1]/Order": 1,
}


def test_a_client_never_sees_the_choice_of_an_image_on_a_medium() -> None:
    found = said_in_vain({"target": "wds", "image": {"index": 1}, "settings": SETTINGS})

    assert [mistake.path for mistake in found] == [
        ("image",),
        ("settings", f"{OS_IMAGE}/InstallFrom/Path"),
    ]


def test_the_advice_names_both_ways_out() -> None:
    (mistake,) = said_in_vain({"target": "wds", "image": {}})

    assert mistake.message == "says nothing to a WDS client, which installs an image of its server"
    assert mistake.advice == (
        "write image and image_group under [wds] instead; a spec for both has"
        ' target = "media" and is rendered with --target wds'
    )


@pytest.mark.parametrize(
    "data",
    [
        {"target": "media", "image": {"index": 1}},
        {"target": "wds", "settings": "no table"},
        {"target": "wds", "wds": {}},
        {},
    ],
)
def test_everything_else_is_no_matter_of_it(data: dict[str, object]) -> None:
    assert list(said_in_vain(data)) == []

from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.tables.wds import Wds


def test_nothing_has_to_be_said() -> None:
    assert a_spec(target="wds", wds={}).wds == Wds()


def test_an_image_and_an_account_are_taken_whole() -> None:
    said = {
        "image": "Windows 10 Pro",
        "image_group": "Rooms",
        "image_file": "install-2.wim",
        "account": "joiner",
        "account_domain": "CONTOSO",
        "password": "env:PW",
        "boot_windows": "server-2022",
        "hands_free": False,
    }
    wds = a_spec(wds=said).wds
    assert wds is not None
    assert dict(wds) == {**said, "password": EnvSource("PW")}


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        (
            {"image": "A"},
            {"wds.image_group": "is missing, an image is chosen by its name and its group"},
        ),
        ({"image_group": "B"}, {"wds.image_group": "names no image by itself"}),
        ({"image_file": "c.wim"}, {"wds.image_file": "names no image by itself"}),
        ({"account": "jo"}, {"wds.password": "is missing, the account logs on with it"}),
        (
            {"password": "env:PW"},
            {"wds.password": "belongs to an account, and there is none"},
        ),
        (
            {"account_domain": "CONTOSO"},
            {"wds.account_domain": "belongs to an account, and there is none"},
        ),
        ({"boot_windows": "11"}, {"wds.boot_windows": "is no Windows version"}),
        (
            {"account": "jo", "password": "secret"},
            {"wds.password": "this is no secret source, and a secret never stands here itself"},
        ),
    ],
)
def test_what_does_not_fit_together_is_told_by_its_key(
    said: dict[str, object], refused: dict[str, str]
) -> None:
    assert refusals(wds=said) == refused


def test_a_client_file_cannot_be_attached_for_arm64() -> None:
    assert refusals(target="wds", architecture="arm64") == {
        "architecture": "WDSUTIL attaches client files for amd64 and x86 only"
    }

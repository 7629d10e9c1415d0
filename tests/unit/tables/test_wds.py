from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals, written
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.core.setting_path import SettingPath
from unattend_gen.tables.mapping.additions import PendingSecret
from unattend_gen.tables.wds import TABLE, Wds


def test_an_empty_table_is_valid() -> None:
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
            {"wds.image_group": "is missing; an image is chosen by its name and its group"},
        ),
        ({"image_group": "B"}, {"wds.image_group": "has no effect without an image"}),
        ({"image_file": "c.wim"}, {"wds.image_file": "has no effect without an image"}),
        ({"account": "jo"}, {"wds.password": "is missing; the account needs a password"}),
        (
            {"password": "env:PW"},
            {"wds.password": "has no effect without an account"},
        ),
        (
            {"account_domain": "CONTOSO"},
            {"wds.account_domain": "has no effect without an account"},
        ),
        ({"boot_windows": "11"}, {"wds.boot_windows": "`11` is not a Windows version"}),
        (
            {"account": "jo", "password": "secret"},
            {"wds.password": "this is not a secret source, and a secret must not be written here"},
        ),
    ],
)
def test_incompatible_keys_are_reported_by_name(
    said: dict[str, object], refused: dict[str, str]
) -> None:
    assert refusals(wds=said) == refused


def test_a_client_file_cannot_be_attached_for_arm64() -> None:
    assert refusals(target="wds", architecture="arm64") == {
        "architecture": "the target wds supports amd64 and x86 only"
    }


WDS = "windowsPE/Microsoft-Windows-Setup/WindowsDeploymentServices"
SELECTION = f"{WDS}/ImageSelection"
LOGIN = f"{WDS}/Login/Credentials"
IMAGE = {"image": "Windows 10 Pro", "image_group": "Rooms"}
CHOSEN = {
    f"{SELECTION}/InstallImage/ImageName": "Windows 10 Pro",
    f"{SELECTION}/InstallImage/ImageGroup": "Rooms",
}


def planned(**tables: object) -> dict[str, object]:
    return written(TABLE.additions(a_spec(**{"target": "wds", **tables})))


@pytest.mark.parametrize("tables", [{}, {"wds": {}}, {"target": "media", "wds": IMAGE}])
def test_nothing_is_chosen_without_the_table_or_for_another_target(
    tables: dict[str, object],
) -> None:
    assert planned(**tables) == {}


def test_an_image_is_named_by_name_and_group() -> None:
    assert planned(wds=IMAGE) == CHOSEN


def test_images_of_one_name_are_distinguished_by_file() -> None:
    assert planned(wds={**IMAGE, "image_file": "install-2.wim"}) == {
        **CHOSEN,
        f"{SELECTION}/InstallImage/Filename": "install-2.wim",
    }


@pytest.mark.parametrize(
    ("disk", "disk_id", "partition"),
    [
        ({"layout": "uefi"}, "0", "3"),
        ({"layout": "bios", "number": 1}, "1", "2"),
        ({"layout": "keep", "partition": 4}, "0", "4"),
    ],
)
def test_the_image_is_installed_to_the_partition_of_the_disk_table(
    disk: dict[str, object], disk_id: str, partition: str
) -> None:
    assert planned(wds=IMAGE, disk=disk) == {
        **CHOSEN,
        f"{SELECTION}/InstallTo/DiskID": disk_id,
        f"{SELECTION}/InstallTo/PartitionID": partition,
    }


def test_a_disk_that_setup_chooses_leaves_the_place_to_the_client() -> None:
    assert planned(wds=IMAGE, disk={"layout": "keep"}) == CHOSEN


def test_a_log_on_has_an_account_and_the_source_of_its_password() -> None:
    login = {"account": "joiner", "account_domain": "CONTOSO", "password": "env:PW"}
    assert planned(wds=login) == {
        f"{LOGIN}/Username": "joiner",
        f"{LOGIN}/Domain": "CONTOSO",
        f"{LOGIN}/Password": PendingSecret(
            SettingPath.parse(f"{LOGIN}/Password"), EnvSource("PW"), SecretKind.PASSWORD
        ),
    }

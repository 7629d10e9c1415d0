from __future__ import annotations

import pytest

from tests.imports import tables
from tests.specs import a_spec, jobs, refusals, written
from unattend_gen.core.secret import Secret
from unattend_gen.tables.drivers import TABLE
from unattend_gen.tables.mapping.additions import Command

PE = "windowsPE/Microsoft-Windows-PnpCustomizationsWinPE/DriverPaths/PathAndCredentials"
IMAGE = (
    "offlineServicing/Microsoft-Windows-PnpCustomizationsNonWinPE/DriverPaths/PathAndCredentials"
)
SHARE = {"path": r"\\server\drivers", "account": "jo", "domain": "CONTOSO", "password": "env:PW"}


def test_a_folder_is_a_text_or_a_table() -> None:
    drivers = a_spec(drivers={"image": ["E:\\b", {"path": "E:\\c"}]}).drivers

    assert drivers is not None
    assert [folder.path for folder in drivers.image] == ["E:\\b", "E:\\c"]


def test_the_folders_are_numbered_in_their_lists() -> None:
    found = written(
        TABLE.additions(a_spec(drivers={"windows_pe": ["E:\\a", SHARE], "image": ["E:\\b"]}))
    )

    assert {path: value for path, value in found.items() if "Password" not in path} == {
        f"{PE}[1]/@keyValue": "1",
        f"{PE}[1]/Path": "E:\\a",
        f"{PE}[2]/@keyValue": "2",
        f"{PE}[2]/Path": SHARE["path"],
        f"{PE}[2]/Credentials/Domain": "CONTOSO",
        f"{PE}[2]/Credentials/Username": "jo",
        f"{IMAGE}[1]/@keyValue": "1",
        f"{IMAGE}[1]/Path": "E:\\b",
    }
    assert f"{PE}[2]/Credentials/Password" in found


def test_pnputil_installs_the_drivers_of_a_folder() -> None:
    (command,) = jobs(TABLE, a_spec(drivers={"install": r"C:\Drivers\a b"}))

    assert isinstance(command, Command)
    assert command.line == r'pnputil.exe /add-driver "C:\Drivers\a b\*.inf" /subdirs /install'


@pytest.mark.parametrize(
    "folder", ["Drivers", "C:/Drivers", r"%TEMP%\x", 'C:\\"x"', "C:" + 200 * r"\x"]
)
def test_a_folder_for_pnputil_is_a_full_path(folder: str) -> None:
    (message,) = refusals(drivers={"install": folder}).values()

    assert message.endswith("is not a full path of a folder in Windows")


@pytest.mark.parametrize("missing", ["account", "domain", "password"])
def test_an_account_is_complete(missing: str) -> None:
    folder = {key: value for key, value in SHARE.items() if key != missing}

    assert refusals(drivers={"image": [folder]}) == {
        "drivers.image[1]": "has an account without domain or password"
    }


def test_folders_come_back_with_the_source_of_the_password() -> None:
    values: dict[str, str | Secret] = {
        f"{PE}[1]/Path": "E:\\a",
        f"{PE}[2]/Path": SHARE["path"],
        f"{PE}[2]/Credentials/Username": "jo",
        f"{PE}[2]/Credentials/Domain": "CONTOSO",
        f"{PE}[2]/Credentials/Password": Secret("x"),
    }

    (found,) = tables(TABLE, values, **{f"{PE}[2]/Credentials/Password": "PW"})

    assert found == {"windows_pe": ["E:\\a", SHARE]}


def test_pnputil_of_an_old_windows_cannot_do_it() -> None:
    assert refusals(windows="8.1", drivers={"install": "C:\\Drivers"}) == {
        "drivers": "has install, which pnputil can do since Windows 10 1607"
    }
    assert a_spec(windows="8.1", drivers={"image": ["C:\\Drivers"]}).drivers

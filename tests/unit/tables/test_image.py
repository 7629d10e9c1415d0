from __future__ import annotations

import pytest

from tests.imports import tables
from tests.samples import GVLK_ENTERPRISE
from tests.specs import a_spec, refusals, written
from unattend_gen.tables.image import TABLE, Image, ImageByEdition, ImageByIndex, ImageByName


@pytest.mark.parametrize(
    ("table", "image"),
    [
        ({"index": 6}, ImageByIndex(index=6)),
        ({"name": "Windows 11 Pro"}, ImageByName(name="Windows 11 Pro")),
        ({"edition": "Pro"}, ImageByEdition(edition="Pro")),
        (
            {"index": 1, "path": r"\\server\share\install.wim"},
            ImageByIndex(index=1, path=r"\\server\share\install.wim"),
        ),
    ],
)
def test_an_image_is_selected_by_number_or_name(table: dict[str, object], image: Image) -> None:
    assert a_spec(image=table).image == image


@pytest.mark.parametrize("table", [{}, {"path": "x"}, {"index": 1, "name": "x"}])
def test_neither_or_both_are_rejected(table: dict[str, object]) -> None:
    assert refusals(image=table) == {
        "image": "needs either index or name or edition or description or metadata"
    }


def test_the_path_of_a_wim_has_a_limit() -> None:
    assert refusals(image={"index": 1, "path": "D:\\" + 257 * "x"}) == {
        "image.path": "is longer than 259 characters"
    }


def test_images_count_from_one() -> None:
    assert refusals(image={"index": 0}) == {"image.index": "should be 1 or more"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("6", "is a number, not the name of an image"),
        (" Windows 11 Pro", "has blanks around it, which no image name has"),
    ],
)
def test_an_invalid_image_name_is_rejected(name: str, message: str) -> None:
    assert refusals(image={"name": name}) == {"image.name": message}


FROM = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom"


def test_an_image_is_picked_by_number() -> None:
    assert written(TABLE.additions(a_spec(image={"index": 6}))) == {
        f"{FROM}/MetaData[1]/Key": "/IMAGE/INDEX",
        f"{FROM}/MetaData[1]/Value": "6",
    }


def test_an_image_is_picked_by_name_from_another_file() -> None:
    image = {"name": "Windows 11 Pro", "path": r"\\server\share\install.wim"}

    assert written(TABLE.additions(a_spec(image=image))) == {
        f"{FROM}/Path": r"\\server\share\install.wim",
        f"{FROM}/MetaData[1]/Key": "/IMAGE/NAME",
        f"{FROM}/MetaData[1]/Value": "Windows 11 Pro",
    }


def test_an_image_is_picked_by_the_name_of_its_edition() -> None:
    assert written(TABLE.additions(a_spec(image={"edition": "professional"}))) == {
        f"{FROM}/MetaData[1]/Key": "/IMAGE/NAME",
        f"{FROM}/MetaData[1]/Value": "Windows 11 Pro",
    }


@pytest.mark.parametrize(
    ("key", "value", "table"),
    [
        ("/IMAGE/INDEX", "2", {"index": 2}),
        ("/IMAGE/NAME", "Windows 11 Pro", {"name": "Windows 11 Pro"}),
    ],
)
def test_an_image_is_read_by_index_or_name(key: str, value: str, table: dict[str, object]) -> None:
    values = {f"{FROM}/MetaData[1]/Key": key, f"{FROM}/MetaData[1]/Value": value}

    assert tables(TABLE, {**values}) == [table]


def test_an_image_selected_by_its_description_is_read() -> None:
    values = {
        f"{FROM}/MetaData[1]/Key": "/IMAGE/DESCRIPTION",
        f"{FROM}/MetaData[1]/Value": "Windows 11 Home",
    }

    assert tables(TABLE, {**values})[0] == {"description": "Windows 11 Home"}


def test_an_image_selected_by_anything_else_is_read_by_its_metadata() -> None:
    values = {
        f"{FROM}/MetaData[1]/Key": "/IMAGE/EDITIONID",
        f"{FROM}/MetaData[1]/Value": "EnterpriseEval",
        f"{FROM}/MetaData[2]/Key": "/IMAGE/LANGUAGES/LANGUAGE",
        f"{FROM}/MetaData[2]/Value": "de-DE",
    }

    metadata = [
        {"key": "/IMAGE/EDITIONID", "value": "EnterpriseEval"},
        {"key": "/IMAGE/LANGUAGES/LANGUAGE", "value": "de-DE"},
    ]
    assert tables(TABLE, {**values}) == [{"metadata": metadata}]
    assert written(TABLE.additions(a_spec(image={"metadata": metadata}))) == values


def test_the_page_for_the_image_is_read() -> None:
    values = {
        f"{FROM}/MetaData[1]/Key": "/IMAGE/INDEX",
        f"{FROM}/MetaData[1]/Value": "2",
        f"{FROM.rpartition('/')[0]}/WillShowUI": "OnError",
    }

    assert tables(TABLE, {**values})[0] == {"index": 2, "will_show_ui": "OnError"}


def test_the_file_of_the_image_is_read() -> None:
    values = {f"{FROM}/MetaData[1]/Key": "/IMAGE/INDEX", f"{FROM}/Path": "D:\\a.wim"}

    assert tables(TABLE, {**values})[0] == {"path": "D:\\a.wim"}


PRO = {"setup": "gvlk", "edition": "Pro"}


@pytest.mark.parametrize(
    ("image", "keys", "message"),
    [
        (
            {"edition": "Enterprise"},
            None,
            "names an edition whose image name is not known for 11-24h2",
        ),
        (
            {"name": "Windows Server 2025 SERVERSTANDARD"},
            None,
            "names an image of another release than 11-24h2",
        ),
        (
            {"edition": "Home"},
            PRO,
            "names an image of another edition than the setup key selects",
        ),
        (
            {"name": "Windows 11 Pro"},
            {"setup": GVLK_ENTERPRISE},
            "names an image of another edition than the setup key selects",
        ),
    ],
)
def test_an_image_that_does_not_suit_is_rejected(
    image: dict[str, object], keys: dict[str, object] | None, message: str
) -> None:
    assert refusals(image=image, product_key=keys) == {"image": message}


@pytest.mark.parametrize(
    ("image", "keys"),
    [
        ({"edition": "Pro"}, PRO),
        ({"edition": "Pro"}, {"setup": "none"}),
        ({"edition": "Home"}, {"setup": "env:RETAIL"}),
        ({"name": "Contoso Golden Image"}, PRO),
        ({"index": 1}, PRO),
    ],
)
def test_an_image_that_may_suit_is_taken(image: dict[str, object], keys: dict[str, object]) -> None:
    assert a_spec(image=image, product_key=keys).image is not None

from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.tables.image import Image, ImageByEdition, ImageByIndex, ImageByName


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
def test_an_image_is_told_by_number_or_name(table: dict[str, object], image: Image) -> None:
    assert a_spec(image=table).image == image


@pytest.mark.parametrize("table", [{}, {"path": "x"}, {"index": 1, "name": "x"}])
def test_neither_or_both_are_refused(table: dict[str, object]) -> None:
    assert refusals(image=table) == {"image": "needs either index or name or edition"}


def test_the_path_of_a_wim_has_a_limit() -> None:
    assert refusals(image={"index": 1, "path": "D:\\" + 257 * "x"}) == {
        "image.path": "is longer than 259 characters"
    }


def test_images_count_from_one() -> None:
    assert refusals(image={"index": 0}) == {"image.index": "should be 1 or more"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("6", "is a number, and an image has a name"),
        (" Windows 11 Pro", "has blanks around it, and no image is called so"),
    ],
)
def test_what_is_no_name_of_an_image_is_refused(name: str, message: str) -> None:
    assert refusals(image={"name": name}) == {"image.name": message}

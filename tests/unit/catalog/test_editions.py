from __future__ import annotations

from tests.samples import GVLK_ENTERPRISE
from unattend_gen.catalog.editions import editions, editions_of_image, editions_of_key
from unattend_gen.catalog.keys import PublishedKey, published, published_keys
from unattend_gen.core.product_key import ProductKey


def test_every_edition_is_there() -> None:
    assert len(editions()) == 71


def test_an_edition_has_its_names_and_keys() -> None:
    (education,) = [edition for edition in editions() if edition.id == "Education"]

    assert education.name == "Education"
    assert education.image_names == ("Windows 10 Education", "Windows 11 Education")
    assert education.product_keys[0] == ("gvlk", "Windows 11 / Windows 10", "Education")


def test_an_image_is_known_in_whatever_case() -> None:
    assert editions_of_image("windows 11 PRO") == {"Professional"}
    assert editions_of_image("Contoso Golden Image") == frozenset()


def test_a_published_key_selects_its_editions() -> None:
    key = published(ProductKey.parse(GVLK_ENTERPRISE))

    assert isinstance(key, PublishedKey)
    assert editions_of_key(key) == {"Enterprise"}


def test_every_published_key_selects_an_edition() -> None:
    assert all(editions_of_key(key) for key in published_keys().values())

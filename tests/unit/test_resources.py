from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen import resources

if TYPE_CHECKING:
    import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


def test_a_checkout_has_its_data_beside_the_package() -> None:
    assert (resources.schemas(), resources.templates()) == (
        CHECKOUT / "schemas",
        CHECKOUT / "templates",
    )


def test_a_wheel_has_its_data_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "unattend_gen" / "_data"
    inside.mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "unattend_gen" / "resources.py"))

    assert resources.root.__wrapped__() == inside

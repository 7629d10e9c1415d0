from __future__ import annotations

import pytest

from unattend_gen.errors import UsageError
from unattend_gen.imager.medium import (
    DEFAULT_LABEL,
    EARLIEST,
    LATEST,
    MediumKind,
    chosen_kind,
    moment,
    require_label,
)


@pytest.mark.parametrize(
    ("out", "wish", "kind"),
    [
        ("a.iso", None, MediumKind.ISO),
        ("a.ISO", None, MediumKind.ISO),
        ("a.img", None, MediumKind.USB),
        ("a.vfd", None, MediumKind.FLOPPY),
        ("a.flp", None, MediumKind.FLOPPY),
        ("a.img", "floppy", MediumKind.FLOPPY),
        ("a", "iso", MediumKind.ISO),
    ],
)
def test_the_suffix_determines_the_kind_by_default(
    out: str, wish: str | None, kind: MediumKind
) -> None:
    assert chosen_kind(out, wish) is kind


@pytest.mark.parametrize(("out", "wish"), [("a", None), ("a.zip", None), ("a.iso", "dvd")])
def test_no_kind_is_guessed(out: str, wish: str | None) -> None:
    with pytest.raises(UsageError):
        chosen_kind(out, wish)


@pytest.mark.parametrize("kind", MediumKind)
def test_the_usual_label_is_right_for_every_kind(kind: MediumKind) -> None:
    require_label(DEFAULT_LABEL, kind)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("", MediumKind.ISO),
        ("lower", MediumKind.ISO),
        ("WITH BLANK", MediumKind.ISO),
        ("A" * 17, MediumKind.ISO),
        ("A" * 12, MediumKind.USB),
        ("Ä", MediumKind.FLOPPY),
    ],
)
def test_an_invalid_label_is_rejected(label: str, kind: MediumKind) -> None:
    with pytest.raises(UsageError, match="not a valid volume label"):
        require_label(label, kind)


@pytest.mark.parametrize("text", [None, ""])
def test_without_the_variable_it_is_always_1980(text: str | None) -> None:
    assert moment(text) == EARLIEST


@pytest.mark.parametrize("seconds", [EARLIEST, 1_700_000_000, LATEST])
def test_the_variable_determines_the_date(seconds: int) -> None:
    assert moment(str(seconds)) == seconds


@pytest.mark.parametrize(
    "text", ["now", "-1", "1.5", "0", str(EARLIEST - 1), str(LATEST + 1), "9" * 5000, "\u0661" * 10]
)
def test_a_date_that_fat_cannot_represent_is_rejected(text: str) -> None:
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        moment(text)

from __future__ import annotations

import pytest

from unattend_gen.errors import UsageError
from unattend_gen.imager.kinds import DEFAULT_LABEL, MediumKind, chosen_kind, demand_label


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
def test_the_suffix_says_what_to_make_unless_it_is_told(
    out: str, wish: str | None, kind: MediumKind
) -> None:
    assert chosen_kind(out, wish) is kind


@pytest.mark.parametrize(("out", "wish"), [("a", None), ("a.zip", None), ("a.iso", "dvd")])
def test_no_kind_is_guessed(out: str, wish: str | None) -> None:
    with pytest.raises(UsageError):
        chosen_kind(out, wish)


@pytest.mark.parametrize("kind", MediumKind)
def test_the_usual_label_is_right_for_every_kind(kind: MediumKind) -> None:
    demand_label(DEFAULT_LABEL, kind)


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
def test_a_label_that_a_file_system_cannot_carry_is_refused(label: str, kind: MediumKind) -> None:
    with pytest.raises(UsageError, match="no volume label"):
        demand_label(label, kind)

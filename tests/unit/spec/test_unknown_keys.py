from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.spec.unknown_keys import unknown_key

if TYPE_CHECKING:
    from unattend_gen.core.key_path import KeyPath


@pytest.mark.parametrize(
    ("path", "location", "advice"),
    [
        (("tagret",), ("tagret",), "did you mean target?"),
        (("locale", "ui_langauge"), ("locale", "ui_langauge"), "did you mean ui_language?"),
        (
            ("accounts", "local", 0, "pasword"),
            ("accounts", "local", 0, "pasword"),
            "did you mean password?",
        ),
        (("network", "timezone"), ("network", "timezone"), "did you mean computer.time_zone?"),
        (("computer", "workgroup"), ("computer", "workgroup"), "did you mean domain.workgroup?"),
        (("time_zone",), ("time_zone",), "did you mean computer.time_zone?"),
        (("disk", "efimb"), ("disk", "uefi", "efimb"), "did you mean efi_mb?"),
        (
            ("disk", "efi_mb"),
            ("disk", "bios", "efi_mb"),
            (
                "there are data_label, data_letter, label, layout, mode, more, number,"
                " recovery_at, recovery_mb, system_mb, windows_mb, wipe"
            ),
        ),
        (("image", "indx"), ("image", "by index", "indx"), "did you mean index?"),
        (("uac", "xyzzy"), ("uac", "xyzzy"), "there are enabled"),
    ],
)
def test_the_nearest_right_key_is_named(path: KeyPath, location: KeyPath, advice: str) -> None:
    mistake = unknown_key(path, location)

    assert (mistake.path, mistake.message) == (path, "is no key of a spec here")
    assert mistake.advice == advice

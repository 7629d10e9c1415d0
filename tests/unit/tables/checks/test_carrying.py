from __future__ import annotations

import pytest

from tests.pictures import A_PNG, a_bitmap
from tests.specs import a_spec, refusals
from unattend_gen.tables.model.local_file import LocalFile

WIFI = {"ssid": "Guests", "security": "open"}
THEME = {"name": "Contoso", "wallpaper": LocalFile("a.png", A_PNG)}
OEM = {"logo": LocalFile("a.bmp", a_bitmap())}


@pytest.mark.parametrize("target", ["media", "setup"])
def test_a_medium_carries_files(target: str) -> None:
    spec = a_spec(target=target, wifi=WIFI, theme=THEME, oem=OEM)

    assert (spec.wifi is None, spec.theme is None, spec.oem is None) == (False, False, False)


@pytest.mark.parametrize("target", ["sysprep", "wds", "mdt"])
def test_other_targets_carry_none(target: str) -> None:
    carries_none = f"and {target} carries none"

    assert refusals(target=target, wifi=WIFI, theme=THEME, oem=OEM) == {
        "wifi": f"needs a file beside the answer file (the wireless profile), {carries_none}",
        "theme": f"needs a file beside the answer file (the wallpaper), {carries_none}",
        "oem": f"needs a file beside the answer file (the logo), {carries_none}",
    }


def test_support_without_a_logo_goes_everywhere() -> None:
    assert a_spec(target="wds", oem={"provider": "Contoso"}).oem is not None


def test_a_target_that_is_wrong_is_told_alone() -> None:
    assert refusals(target="floppy", wifi=WIFI).keys() == {"target"}

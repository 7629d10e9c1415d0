"""What the templates of the KMS decision are filled with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import wine
from tests.samples import TEST_MAK
from unattend_gen.catalog.kms_detection import (
    DetectionForm,
    detection_values,
    domain_in,
    steps_values,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_form_has_its_file_and_its_template() -> None:
    assert [(form.suffix, form.template) for form in DetectionForm] == [
        (".ps1", "activation/kms-detect.ps1.j2"),
        (".cmd", "activation/kms-detect.cmd.j2"),
    ]


def test_seconds_become_what_powershell_waits() -> None:
    assert detection_values(["a.test"], timeout_seconds=2.5) == {
        "domains": ("a.test",),
        "service": "_vlmcs._tcp",
        "port": 1688,
        "milliseconds": 2500,
    }


def test_a_batch_file_that_is_missing_is_not_taken_for_the_word_that_there_is_no_host() -> None:
    at = r"%SCRIPTROOT%\kms-detect.cmd"

    assert steps_values(".cmd")["detection"] == (
        f'cmd.exe /c if exist "{at}" (call "{at}") else exit 4'
    )


@pytest.mark.parametrize(("lines", "code"), [("", 4), ("@exit /b 1", 1), ("@exit /b 0", 0)])
def test_a_step_ends_in_what_its_batch_file_ends_in(lines: str, code: int, tmp_path: Path) -> None:
    command = f"{steps_values('.cmd')['detection']}".replace("%SCRIPTROOT%\\", "")
    step = f"@{command}\r\n@exit /b %errorlevel%\r\n"
    (tmp_path / "step.cmd").write_bytes(step.encode())
    (tmp_path / ("kms-detect.cmd" if lines else "other.cmd")).write_bytes(f"{lines}\r\n".encode())

    assert wine.run("cmd", "/c", "step.cmd", folder=tmp_path).returncode == code


@pytest.mark.parametrize(
    "text", ["corp.contoso.com", "CORP.contoso.com.", "_vlmcs._tcp.corp.contoso.com"]
)
def test_a_domain_is_normalised(text: str) -> None:
    assert domain_in(text) == "corp.contoso.com"


@pytest.mark.parametrize(
    "text", ["", ".", "a b", "a..b", "-a.test", "a" * 64, "a." * 121, "b\u00fcro.test", TEST_MAK]
)
def test_other_text_is_none(text: str) -> None:
    assert domain_in(text) is None

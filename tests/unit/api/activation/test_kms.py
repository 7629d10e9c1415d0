"""The functions of `activation kms`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import unattend_gen as ug
from tests.loopback import a_listener, a_name_server
from unattend_gen.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_pipeline_learns_from_the_exit_code(tmp_path: Path) -> None:
    with a_listener() as port:
        record = f"--srv-host=_vlmcs._tcp.corp.test,kms.test,{port},0,0"
        with a_name_server(tmp_path, record, "--host-record=kms.test,127.0.0.1") as server:
            answers = [
                ug.activation.kms(domain, server=server) for domain in ("corp.test", "other.test")
            ]

    assert [answer.exit_code for answer in answers] == [ExitCode.CLEAN, ExitCode.FINDINGS]
    assert answers[0].format().endswith("a KMS host answers: no MAK is needed\n")


@pytest.mark.parametrize("form", ["powershell", "cmd"])
def test_a_script_is_written_without_a_search(form: str) -> None:
    script = ug.activation.kms_script(form, ("corp.test", "CORP.test."))

    assert script.count("corp.test") == 1


def test_an_unknown_form_is_rejected() -> None:
    with pytest.raises(UsageError, match="choose from powershell, cmd, task-sequence"):
        ug.activation.kms_script("html")


@pytest.mark.parametrize("timeout", [0, float("nan"), 500])
def test_a_timeout_outside_its_bounds_is_rejected(timeout: float) -> None:
    with pytest.raises(UsageError, match="between 0 and 120 seconds"):
        ug.activation.kms(timeout=timeout)


def test_an_invalid_domain_is_rejected() -> None:
    with pytest.raises(UsageError, match="is not a DNS domain"):
        ug.activation.kms("no domain")


def test_a_timeout_of_the_wrong_type_is_rejected() -> None:
    with pytest.raises(UsageError, match="between 0 and 120 seconds"):
        ug.activation.kms(timeout="3")  # type: ignore[arg-type]  # wrong on purpose

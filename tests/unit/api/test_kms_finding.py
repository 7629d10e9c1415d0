"""The façade of `activation kms`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.loopback import a_listener, a_name_server
from unattend_gen.api.kms_finding import KmsRequest, find_kms
from unattend_gen.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_pipeline_learns_from_the_exit_code(tmp_path: Path) -> None:
    with a_listener() as port:
        record = f"--srv-host=_vlmcs._tcp.corp.test,kms.test,{port},0,0"
        with a_name_server(tmp_path, record, "--host-record=kms.test,127.0.0.1") as server:
            answers = [
                find_kms(KmsRequest((domain,), server)) for domain in ("corp.test", "other.test")
            ]

    assert [answer.exit_code for answer in answers] == [ExitCode.CLEAN, ExitCode.FINDINGS]
    assert answers[0].text.endswith("a KMS host answers: no MAK is needed\n")


@pytest.mark.parametrize("form", ["powershell", "cmd"])
def test_a_script_is_made_without_looking(form: str) -> None:
    answer = find_kms(KmsRequest(("corp.test", "CORP.test."), form=form))

    assert answer.exit_code is ExitCode.CLEAN
    assert answer.text.count("corp.test") == 1


@pytest.mark.parametrize(
    "request_",
    [
        KmsRequest(form="html"),
        KmsRequest(("no domain",)),
        KmsRequest(timeout_seconds=0),
        KmsRequest(timeout_seconds=float("nan")),
        KmsRequest(timeout_seconds=500),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_a_wrong_command_line(request_: KmsRequest) -> None:
    with pytest.raises(UsageError):
        find_kms(request_)

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.location import Location
from unattend_gen.core.report import SkipReason
from unattend_gen.sources import programs
from unattend_gen.sources.programs import (
    Call,
    ProgramError,
    find_program,
    missing_program,
    output_of,
    running,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _programs_are_looked_up_anew() -> Iterator[None]:
    find_program.cache_clear()
    yield
    find_program.cache_clear()


def python(code: str) -> Call:
    return Call((sys.executable, "-c", code))


def test_a_program_in_the_working_folder_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "7z"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".::bin")

    assert find_program("7z") is None


def test_a_program_is_found_by_its_absolute_path() -> None:
    assert str(find_program("sh")).startswith("/")


def test_a_program_gets_no_input_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTOSO_MAK", "secret")
    code = "import os, sys; print('CONTOSO_MAK' in os.environ, len(sys.stdin.read()))"

    assert output_of(python(code)) == b"False 0\n"


def test_a_program_that_fails_is_an_error_with_its_last_output() -> None:
    with pytest.raises(ProgramError) as caught:
        output_of(python("import sys; print('text'); sys.exit('no such image')"))

    assert caught.value.output == b"no such image\n"
    assert "no such image" not in str(caught.value)


def test_output_without_end_is_stopped() -> None:
    with pytest.raises(ProgramError):
        output_of(python("while True: print('x' * 1000)"), limit_bytes=100_000)


def test_a_program_that_stalls_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "STALL_SECONDS", 0.2)

    with pytest.raises(ProgramError):
        output_of(python("import time; time.sleep(60)"))


def test_a_program_is_killed_when_its_output_is_no_longer_needed() -> None:
    with running(python("import os; print(os.getpid(), flush=True)\nwhile True: pass")) as output:
        number = int(output.readline())

    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_the_missing_program_is_named() -> None:
    skipped = missing_program(Location("a.wim"), "a Windows image", "wimtools")

    assert skipped.reason is SkipReason.NEEDS_EXTRA
    assert skipped.advice == "no reader for a Windows image was found; install wimtools"


def test_output_before_a_failure_is_not_lost() -> None:
    with running(python("print('x' * 1000, flush=True); raise SystemExit(2)")) as output:
        assert len(output.read(1_000_000)) == 1001
        with pytest.raises(ProgramError):
            output.read(1_000_000)

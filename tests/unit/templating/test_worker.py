from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from unattend_gen.templating.placeholders import new_alphabet

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")

ROOT = Path(__file__).parents[3]


def answers(folder: Path, *requests: object, program: str = "worker.main()") -> list[object]:
    start = {"folder": str(folder), "alphabet": new_alphabet()}
    lines = "".join(json.dumps(line) + "\n" for line in (start, *requests))
    done = subprocess.run(
        [sys.executable, "-c", f"from unattend_gen.templating import worker; {program}"],
        input=lines.encode(),
        stdout=subprocess.PIPE,
        cwd=ROOT,
        check=True,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return [one for one in found if "loading" not in one and "loaded" not in one]


def test_each_request_has_an_answer(tmp_path: Path) -> None:
    (tmp_path / "t.txt.j2").write_text("{{ a }}")
    requests = [{"name": "t.txt.j2", "values": {"mapping": [["a", text]]}} for text in "xy"]

    assert answers(tmp_path, *requests) == [{"text": "x"}, {"text": "y"}]


def test_an_error_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "t.txt.j2").write_text("{{ a }}")

    told = answers(tmp_path, {"name": "t.txt.j2", "values": {"mapping": []}})

    assert told == [{"error": ["the name a is not defined", "check its spelling", "t.txt.j2:1"]}]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space")
def test_the_process_may_use_little_memory_and_write_no_file(tmp_path: Path) -> None:
    program = (
        "import resource as r; worker._limit(); print(__import__('json').dumps("
        "[r.getrlimit(k)[0] for k in (r.RLIMIT_AS, r.RLIMIT_CORE, r.RLIMIT_FSIZE)]))"
    )

    assert answers(tmp_path, program=program) == [[512 * 1024 * 1024, 0, 0]]

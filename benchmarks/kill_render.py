"""`render --inventory` killed at random moments: no folder is partial, and a re-run completes.

Each time a run over 500 rows starts in a new folder, and all of its processes are killed
(`kill -9`) after a random part of the duration of a whole run. Then no folder may be partial: each
has exactly the files in its manifest, with their digests. The same command is run again. Then every
row has its folder with the bytes of an undisturbed run, and nothing else is there.

    python benchmarks/kill_render.py                 # 200 kills
    python benchmarks/kill_render.py --kills 20 --seed 7
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.render import RESULTS, ROOT, command, give_secrets, write_inventory

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS: Final = 500
KILLS: Final = 200
MANIFEST: Final = "manifest.json"


def start(inventory: Path, out: Path) -> subprocess.Popen[bytes]:
    """Start the command with two jobs, in a process group of its own."""
    return subprocess.Popen(command(inventory, out, 2), cwd=ROOT, start_new_session=True)


def killed(inventory: Path, out: Path, after: float) -> bool:
    """Kill a run after some seconds; return whether it was still running."""
    with start(inventory, out) as process:
        time.sleep(after)
        was_running = process.poll() is None
        if was_running:
            os.killpg(process.pid, signal.SIGKILL)
    return was_running


def folders(out: Path) -> list[Path]:
    """Return the folders of rows, without the private folders of a killed run."""
    if not out.is_dir():
        return []
    return sorted(one for one in out.iterdir() if one.is_dir() and not one.name.startswith("."))


def trouble(folder: Path) -> str | None:
    """Return the problems in the folder of a row."""
    if not (folder / MANIFEST).is_file():
        return "no manifest"
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())["files"]
    except ValueError:
        return "half a manifest"
    names = {entry["name"] for entry in listed} | {MANIFEST}
    if {path.name for path in folder.iterdir()} != names:
        return "files that the manifest does not list, or fewer"
    for entry in listed:
        if hashlib.sha256((folder / entry["name"]).read_bytes()).hexdigest() != entry["sha256"]:
            return "half a file"
    return None


def contents(out: Path) -> Mapping[str, bytes]:
    """Return every file below a folder, by its path, with a digest."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).digest()
        for path in out.rglob("*")
        if path.is_file() and path.name != RESULTS
    }


def main() -> None:
    """Kill, check, run again and compare; exit with 1 after any failure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    give_secrets()
    chance = random.Random(arguments.seed)  # noqa: S311 - moments, not keys
    with tempfile.TemporaryDirectory() as place:
        inventory = Path(place) / "machines.csv"
        write_inventory(inventory, arguments.rows)
        started = time.perf_counter()
        subprocess.run(command(inventory, Path(place) / "whole", 2), cwd=ROOT, check=True)
        length = time.perf_counter() - started
        whole = contents(Path(place) / "whole")
        seen: Counter[str] = Counter()
        there = 0
        for number in range(1, arguments.kills + 1):
            out = Path(place) / "out"
            seen["killed at work"] += killed(inventory, out, chance.uniform(0, length))
            rows = folders(out)
            there += len(rows)
            seen["with some rows but not all"] += 0 < len(rows) < arguments.rows
            seen.update(f"WRONG: {found}" for found in map(trouble, rows) if found)
            again = subprocess.run(command(inventory, out, 2), cwd=ROOT, check=False)
            seen["WRONG: the re-run fails"] += again.returncode != 0
            seen["WRONG: the re-run has different content"] += contents(out) != whole
            shutil.rmtree(out)
            if number % 20 == 0:
                print(number, dict(seen), flush=True)
    print(f"{arguments.kills} kills, {there} folders checked, a whole run {length:.1f} s")
    for what, count in seen.items():
        print(f"{count:>6} {what}")
    sys.exit(any(count for what, count in seen.items() if what.startswith("WRONG")))


if __name__ == "__main__":
    main()

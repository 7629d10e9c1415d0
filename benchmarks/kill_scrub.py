"""`scrub --in-place` killed at random moments: is each file whole, and does the next run finish?

A tree of answer files, scripts, registry exports and archives is scrubbed by the command, which is
killed by a signal that it cannot catch: only the parent process, or all of them. Each run is forked
from a process that has loaded everything, so that kills hit the work and not the start. Then

- each file has to be the old one or the new one, byte for byte;
- other files in the tree may only be the beginning of a new one, where no other user can look;
- the next run has to exit with 0, with every file new and no other files.

Then the tree is restored. With `--finish-every 6` only every sixth kill is followed by a complete
run; the others continue where the one before was killed, which takes less time. The seed determines
all kills: `python benchmarks/kill_scrub.py --files 2000 --kills 300 --seed 1 --jobs 2`.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import io
import os
import random
import signal
import statistics
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from unattend_gen.cli import app
from unattend_gen.core.product_key import MADE_UP_KEY
from unattend_gen.core.secret import MARKER

PASSWORD: Final = "not-a-real-one"  # noqa: S105 - made up
NEEDLES: Final = tuple(
    text.encode(encoding) for text in (MADE_UP_KEY, PASSWORD) for encoding in ("utf-8", "utf-16-le")
)
PRIVATE: Final = 0o077
"""Permissions of other users: none."""

ANSWER_FILE: Final = """<?xml version="1.0"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend">
<settings pass="specialize"><component name="Microsoft-Windows-Shell-Setup"><!-- {number} -->
<ProductKey>{key}</ProductKey>
<AutoLogon><Password>{password}</Password></AutoLogon></component></settings></unattend>
"""
VALUE: Final = "<Value>{}</Value><PlainText>true</PlainText>"
COMMAND: Final = "net user admin {} /add"


@dataclass(slots=True)
class Seen:
    """The results of the kills."""

    moments: list[float] = field(default_factory=list)
    struck: int = 0
    left_behind: int = 0
    finished: int = 0
    faults: list[str] = field(default_factory=list)


def main() -> None:
    """Kill as often as requested and print the results; exit with 1 after any failure."""
    options = _options()
    chance = random.Random(options.seed)  # noqa: S311 - a repeatable order, no secret
    old, new = contents(options.files)
    with tempfile.TemporaryDirectory(dir=options.folder) as place:
        tree = Path(place) / "tree"
        write(tree, old)
        load(Path(place))
        started = time.monotonic()
        code = ended(scrub(tree, options.jobs))
        whole_run = time.monotonic() - started
        seen = Seen(faults=[*differences(tree, new, new), *([] if code == 0 else [f"code {code}"])])
        write(tree, old)
        latest = whole_run * min(1, 2 / options.finish_every)
        for number in range(1, options.kills + 1):
            strike(tree, (old, new), seen, moment=chance.uniform(0, latest), jobs=options.jobs)
            print(f"\r{number} kills, {len(seen.faults)} faults", end="", file=sys.stderr)
            if number % options.finish_every == 0 or number == options.kills:
                finish(tree, new, seen, jobs=options.jobs)
                write(tree, old)
    print(
        f"{options.kills} kills, seed {options.seed}, {options.jobs} jobs, {options.files} files;"
        f" a whole run takes {whole_run:.2f} s, median moment"
        f" {statistics.median(seen.moments or [0]):.2f} s;"
        f" {seen.struck} struck between the first and the last file,"
        f" {seen.left_behind} left other files, {seen.finished} runs to the end;"
        f" {len(seen.faults)} faults"
    )
    for fault in seen.faults:
        print(f"fault: {fault}")
    sys.exit(1 if seen.faults else 0)


def strike(
    tree: Path,
    states: tuple[dict[str, bytes], dict[str, bytes]],
    seen: Seen,
    *,
    moment: float,
    jobs: int,
) -> None:
    """Kill one run, and check what it left."""
    old, new = states
    run = scrub(tree, jobs)
    time.sleep(moment)
    seen.moments.append(moment)
    kill(run, all_of_them=len(seen.moments) % 2 == 0)
    changed = sum(content(tree / name) == new[name] for name in new)
    seen.struck += 0 < changed < len(new)
    leftover = [*others(tree, new)]
    seen.left_behind += bool(leftover)
    found = [*differences(tree, old, new), *(fault for one in leftover for fault in exposed(one))]
    seen.faults += [f"kill {len(seen.moments)} at {moment:.3f} s: {fault}" for fault in found]


def finish(tree: Path, new: dict[str, bytes], seen: Seen, *, jobs: int) -> None:
    """Run to the end, and check that nothing is left to do and no other files remain."""
    code = ended(scrub(tree, jobs))
    found = [] if code == 0 else [f"the next run ends with {code}"]
    found += [*differences(tree, new, new), *(f"{one} is left" for one in others(tree, new))]
    seen.faults += [f"behind kill {len(seen.moments)}: {fault}" for fault in found]
    seen.finished += 1


def load(place: Path) -> None:
    """Load everything that a run needs."""
    text = place / "loads.cmd"
    text.write_bytes(a_script(0, MADE_UP_KEY, PASSWORD))
    with contextlib.redirect_stdout(io.StringIO()):
        app.run(["scrub", str(text), "-q"])


def scrub(tree: Path, jobs: int) -> int:
    """Start the command in a process group; return the id of its parent process."""
    run = os.fork()
    if run == 0:
        os.setsid()
        with contextlib.redirect_stdout(io.StringIO()):
            code = app.run(["scrub", str(tree), "--in-place", "-q", "--jobs", str(jobs)])
        os._exit(code)
    return run


def ended(run: int) -> int:
    """Return the exit code of a run, once it has ended."""
    return os.waitstatus_to_exitcode(os.waitpid(run, 0)[1])


def kill(run: int, *, all_of_them: bool) -> None:
    """Kill the parent process or its whole group, and wait until all are gone."""
    if all_of_them:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(run, signal.SIGKILL)
    os.kill(run, signal.SIGKILL)  # it may not have its own group yet
    ended(run)
    with contextlib.suppress(ProcessLookupError):
        while True:
            os.killpg(run, 0)
            time.sleep(0.005)


def differences(tree: Path, one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the files that equal neither of two versions."""
    found = ((name, content(tree / name)) for name in one)
    return [f"{name} is torn" for name, data in found if data not in (one[name], other[name])]


def others(tree: Path, known: dict[str, bytes]) -> list[Path]:
    """Return the files in the tree that do not belong there."""
    names = {str(tree / name) for name in known}
    files = (Path(folder, name) for folder, _, files in os.walk(tree) for name in files)
    return [path for path in files if str(path) not in names]


def exposed(path: Path) -> list[str]:
    """Return what is wrong with a leftover file: it has a secret, or others can read it."""
    faults = [f"{path} holds a secret" for needle in NEEDLES if needle in path.read_bytes()]
    if path.stat().st_mode & path.parent.stat().st_mode & PRIVATE:
        faults.append(f"{path} is not private, and neither is its folder")
    return faults


def content(path: Path) -> bytes | None:
    """Return the bytes of a file, or None if it does not exist."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def write(tree: Path, files: dict[str, bytes]) -> None:
    """Write the files with these contents."""
    for name, data in files.items():
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def contents(count: int) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return this many files with secrets, and the same files without."""
    old: dict[str, bytes] = {}
    new: dict[str, bytes] = {}
    for number in range(count):
        name, make = KINDS[number % len(KINDS)]
        place = f"pc-{number // 20:04}/{number}-{name}"
        old[place] = make(number, MADE_UP_KEY, PASSWORD)
        new[place] = make(number, MARKER, MARKER)
    return old, new


def an_answer_file(number: int, key: str, password: str) -> bytes:
    """Return an answer file as in Panther, in UTF-8."""
    inside = MARKER if password == MARKER else VALUE.format(password)
    return ANSWER_FILE.format(number=number, key=key, password=inside).encode()


def a_wide_answer_file(number: int, key: str, password: str) -> bytes:
    """Return an answer file in UTF-16."""
    return an_answer_file(number, key, password).decode().encode("utf-16")


def a_script(number: int, key: str, password: str) -> bytes:
    """Return commands, one of them encoded."""
    command = base64.b64encode(COMMAND.format(password).encode("utf-16-le")).decode()
    return f"rem {number}\r\nslmgr /ipk {key}\r\npowershell -enc {command}\r\n".encode()


def an_ini(number: int, key: str, password: str) -> bytes:
    """Return properties of the Deployment Toolkit, after many lines without secrets."""
    lines = "".join(f"Comment{line}={number}\r\n" for line in range(400))
    return f"[Default]\r\n{lines}ProductKey={key}\r\nAdminPassword={password}\r\n".encode()


def an_export(number: int, _key: str, password: str) -> bytes:
    """Return a registry export as the editor writes it."""
    head = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n"
    return f'{head}"Number"="{number}"\r\n"DefaultPassword"="{password}"\r\n'.encode("utf-16")


def an_archive(number: int, key: str, password: str) -> bytes:
    """Return a zip archive with a script and an answer file, not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, make in (("go.cmd", a_script), ("unattend.xml", an_answer_file)):
            archive.writestr(zipfile.ZipInfo(name), make(number, key, password))
    return stream.getvalue()


KINDS: Final = (
    ("unattend.xml", an_answer_file),
    ("wide.xml", a_wide_answer_file),
    ("SetupComplete.cmd", a_script),
    ("CustomSettings.ini", an_ini),
    ("winlogon.reg", an_export),
    ("backup.zip", an_archive),
)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--finish-every", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="where the tree is made; by default for temporary files")
    return parser.parse_args()


if __name__ == "__main__":
    main()

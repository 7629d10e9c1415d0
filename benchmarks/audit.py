"""`audit` over a tree of files, compared with a secret scanner, a line search, and `cat`.

Kingfisher gets seven rules for the secrets in answer files, scripts and INI files, and no network;
ripgrep gets the same seven patterns. Each runs as a process with two jobs. Runs alternate, so that
a busy machine slows all of them. The figures are medians of wall time, and the CPU time of all
processes together. Programs that are not installed are left out.

    python benchmarks/audit.py TREE                # TREE: a folder like a share or collected drives
    python benchmarks/audit.py TREE --programs DIR # DIR: the folder of kingfisher and rg
    python benchmarks/audit.py --memory            # peak memory at 2,000 and at 200,000 files
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RUNS: Final = 5
FINDERS_CODES: Final = (0, 1, 200)
"""Exit codes of success; the programs differ in the code for findings."""
MEMORY_FILES: Final = (2_000, 200_000)
_AUDIT: Final = (sys.executable, "-m", "unattend_gen", "audit", "-q", "--jobs", "2")
_LETTER: Final = "[BCDFGHJKMNPQRTVWXY2346789]"
_RULES: Final = {
    "product key": rf"\b(?:{_LETTER}{{5}}-){{4}}{_LETTER}{{5}}\b",
    "password of an answer file": r"<(?:\w+:)?(?:\w*Password|Value)>[^<\s]+",
    "net user": r"(?i)\bnet1?(?:\.exe)?\s+user\s+[^\s/]+\s+[^\s/]+",
    "key of a command": r"(?i)[/-](?:ipk|ProductKey)[\s:=]+[^\s<]+",
    "property": r"(?i)(?:password|passphrase|pwd)[ \t]*=[ \t]*[^\s<]+",
    "secure string": r"(?i)ConvertTo-SecureString\s+[^\r\n]+",
    "policy or network": r"(?i)(?:cpassword=\x22[^\x22]+|<keyMaterial>[^<]+)",
}
_OFFLINE: Final = (
    *("--load-builtins=false", "--no-validate", "--git-history", "none", "--no-update-check"),
    *("--confidence", "low", "--no-dedup", "--format", "jsonl", "--jobs", "2"),
)
_LEAK: Final = "<unattend><Password><Value>not-a-real-one</Value></Password></unattend>"
_PLAIN: Final = "nothing of interest is in this file\n"


def main() -> None:
    """Compare, or measure memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tree", nargs="?")
    parser.add_argument("--programs", default="", help="folder of kingfisher and rg")
    parser.add_argument("--memory", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if chosen.memory:
            _show_memory(Path(name))
        elif chosen.tree:
            _compare(_commands(chosen.tree, chosen.programs, Path(name)))
        else:
            parser.error("name a tree, or give --memory")


def _commands(tree: str, programs: str, folder: Path) -> Mapping[str, Sequence[str]]:
    """Return the installed programs to compare, by name."""
    rules = folder / "rules.yml"
    rules.write_text(_rules(), encoding="utf-8")
    patterns = [part for pattern in _RULES.values() for part in ("--regexp", pattern)]
    known = {
        "cat": ("sh", "-c", 'find "$0" -type f -print0 | xargs -0 cat', tree),
        "audit": (*_AUDIT, "--format", "jsonl", tree),
        "kingfisher": ("kingfisher", "scan", tree, "--rules-path", str(rules), *_OFFLINE),
        "rg": ("rg", "--no-config", "-uuu", "--text", "--threads", "2", *patterns, tree),
    }
    path = os.pathsep.join((programs, os.environ.get("PATH", "")))
    found = {name: shutil.which(command[0], path=path) for name, command in known.items()}
    return {
        name: (program, *known[name][1:]) for name, program in found.items() if program is not None
    }


def _rules() -> str:
    """Return the seven rules in the format of Kingfisher."""
    lines = ["rules:"]
    for number, (name, pattern) in enumerate(_RULES.items(), 1):
        lines += [
            f"  - name: {name}",
            f"    id: kingfisher.deployment.{number}",
            f"    pattern: '({pattern.replace(chr(39), chr(39) * 2)})'",
            "    min_entropy: 0",
            "    confidence: medium",
        ]
    return "\n".join(lines) + "\n"


def _compare(commands: Mapping[str, Sequence[str]]) -> None:
    for command in commands.values():
        _run(command)  # so that the files are in the page cache
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            taken[name].append(_run(command))
    wall = {name: statistics.median(one for one, _ in runs) for name, runs in taken.items()}
    cpu = {name: statistics.median(one for _, one in runs) for name, runs in taken.items()}
    print(f"{'':12}{'seconds':>10}{'x cat':>8}{'CPU s':>8}{'least':>8}{'most':>8}")
    for name, seconds in wall.items():
        ratio = seconds / wall["cat"]
        each = [one for one, _ in taken[name]]
        print(
            f"{name:12}{seconds:>10.2f}{ratio:>8.1f}{cpu[name]:>8.2f}"
            f"{min(each):>8.2f}{max(each):>8.2f}"
        )


def _run(command: Sequence[str]) -> tuple[float, float]:
    """Return seconds of wall time and of CPU time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    code = subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode
    if code not in FINDERS_CODES:
        raise SystemExit(f"{command[0]} failed with code {code}")
    taken = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _show_memory(folder: Path) -> None:
    """Print the peak memory of one process of a run, each measured by its own parent."""
    for count in MEMORY_FILES:
        tree = folder / str(count)
        _fill(tree, count)
        code = (
            "import resource, subprocess, sys\n"
            "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
        )
        command = (sys.executable, "-c", code, *_AUDIT, "--format", "jsonl", str(tree))
        peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        print(f"{count:>9,} files: {int(peak) / 1024:.0f} MiB")


def _fill(tree: Path, count: int) -> None:
    """Write this many small files; every tenth contains a password."""
    for number in range(count):
        folder = tree / f"{number // 1000:04}"
        if number % 1000 == 0:
            folder.mkdir(parents=True)
        text = _PLAIN if number % 10 else _LEAK
        (folder / f"{number:07}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

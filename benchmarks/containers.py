"""`audit` on containers, compared with the native program that lists them.

A Windows image of 4,000 files (LZX and solid), a disc, a VHDX with NTFS and a hive of 20 MB are
made by programs of the system and then searched, in the known places and completely. Figures are
seconds of wall time, the median of three runs, including the start of the program.

    python benchmarks/containers.py
"""

from __future__ import annotations

import random
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

_RUNS: Final = 3
_FILES: Final = 4000
_HIVE_KEYS: Final = 8000
_VALUE_BYTES: Final = 2400
_AUDIT: Final = (sys.executable, "-m", "unattend_gen", "audit", "-q", "--fail-on", "never")
_KEY: Final = struct.Struct("<2sHQIIIIIIIIIIIIIIIHH")
_NONE: Final = 0xFFFFFFFF


def main() -> None:
    """Make everything, measure, print a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'':24}{'known places':>14}{'--deep':>9}{'native list':>13}")
        for title, path, listing in _subjects(folder):
            known, deep = (_seconds([*_AUDIT, *more, str(path)]) for more in ((), ("--deep",)))
            print(f"{title:24}{known:>13.2f}s{deep:>8.2f}s{_seconds(listing):>12.2f}s")


def _subjects(folder: Path) -> list[tuple[str, Path, list[str]]]:
    tree = folder / "tree"
    _make_tree(tree)
    made = {name: folder / name for name in ("a.wim", "a.esd", "a.iso", "a.raw", "a.vhdx", "hive")}
    _run("wimlib-imagex", "capture", tree, made["a.wim"], "--compress=LZX")
    _run("wimlib-imagex", "capture", tree, made["a.esd"], "--solid")
    _run("genisoimage", "-quiet", "-udf", "-J", "-R", "-D", "-o", made["a.iso"], tree)
    made["a.raw"].touch()
    with made["a.raw"].open("r+b") as file:
        file.truncate(400 * 1024**2)
    _run("mkntfs", "--force", "--fast", "--quiet", made["a.raw"])
    _run("wimlib-imagex", "apply", made["a.wim"], "1", made["a.raw"])
    _run("qemu-img", "convert", "-f", "raw", "-O", "vhdx", made["a.raw"], made["a.vhdx"])
    made["hive"].write_bytes(_hive())
    wimlib = [*("wimlib-imagex", "dir"), str(made["a.wim"]), "1", "--detailed"]
    return [
        ("WIM, 4,000 files", made["a.wim"], wimlib),
        ("ESD, 4,000 files", made["a.esd"], [*wimlib[:2], str(made["a.esd"]), *wimlib[3:]]),
        ("ISO, 4,000 files", made["a.iso"], ["7z", "l", str(made["a.iso"])]),
        ("VHDX, 4,000 files", made["a.vhdx"], ["7z", "l", str(made["a.vhdx"])]),
        ("hive, 20 MB", made["hive"], ["hivexml", str(made["hive"])]),
    ]


def _make_tree(tree: Path) -> None:
    dice = random.Random(7)  # noqa: S311 - the same tree each time
    for number in range(_FILES):
        folder = tree / "Windows" / f"folder{number // 100:03}"
        folder.mkdir(parents=True, exist_ok=True)
        size = dice.choice([1500, 4000, 20000, 60000])
        content = dice.randbytes(size // 4) + b"a text that packs well " * (size // 30)
        (folder / f"file{number:05}.dat").write_bytes(content)
    panther = tree / "Windows" / "Panther"
    panther.mkdir()
    (panther / "unattend.xml").write_text("<unattend xmlns='urn:schemas-microsoft-com:unattend'/>")


def _hive() -> bytes:
    """Return a hive with 8,000 keys below `Setup`, each with one value."""
    cells = bytearray(32)

    def cell(content: bytes) -> int:
        offset = len(cells)
        size = -(-(len(content) + 4) // 8) * 8
        cells.extend(struct.pack("<i", -size) + content.ljust(size - 4, b"\0"))
        return offset

    def key(name: bytes, below: list[int], values: list[int], flags: int = 0x20) -> int:
        listed = (
            cell(struct.pack(f"<2sH{len(below)}I", b"li", len(below), *below)) if below else _NONE
        )
        held = cell(struct.pack(f"<{len(values)}I", *values)) if values else _NONE
        places = (len(below), 0, listed, _NONE, len(values), held, _NONE, _NONE)
        return cell(_KEY.pack(b"nk", flags, 0, 0, 0, *places, 0, 0, 0, 0, 0, len(name), 0) + name)

    def value(number: int) -> int:
        data = cell(f"text {number} ".ljust(_VALUE_BYTES // 2).encode("utf-16-le"))
        return cell(struct.pack("<2sHIIIHH", b"vk", 4, _VALUE_BYTES, data, 1, 1, 0) + b"Name")

    keys = [key(b"key%05d" % number, [], [value(number)]) for number in range(_HIVE_KEYS)]
    root = key(b"ROOT", [key(b"Setup", keys, [])], [], 0x2C)
    size = -(-len(cells) // 4096) * 4096
    if size > len(cells):
        cells.extend(struct.pack("<i", size - len(cells)).ljust(size - len(cells), b"\0"))
    cells[:32] = struct.pack("<4sIIIIQI", b"hbin", 0, size, 0, 0, 0, 0)
    head = struct.pack("<4sIIQIIIIIII", b"regf", 1, 1, 0, 1, 5, 0, 1, root, size, 1).ljust(
        508, b"\0"
    )
    total = 0
    for (word,) in struct.iter_unpack("<I", head):
        total ^= word
    return (head + struct.pack("<I", total)).ljust(4096, b"\0") + bytes(cells)


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def _seconds(command: list[str]) -> float:
    """Return the median time of a command."""
    taken = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


if __name__ == "__main__":
    main()

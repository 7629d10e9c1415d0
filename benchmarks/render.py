"""`render --inventory` over thousands of rows, compared with a bare loop over the same templates.

The bare loop reads and checks nothing and does not wait for the disk. For each row it renders the
templates with plain Jinja2 from prepared values, and writes the text and its manifest, in the same
number of processes. The spec is that of `examples/office-laptop`; each row has another name and
owner. Runs alternate, so that a busy machine slows all of them. One machine is compared
with `osinfo-install-script` (Debian: libosinfo-bin, osinfo-db), each as a whole process.

    python benchmarks/render.py                 # 10,000 rows
    python benchmarks/render.py --memory        # peak memory at 1,000, 10,000 and 100,000 rows
    python benchmarks/render.py --one           # one file, compared with osinfo-install-script
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import jinja2

from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret
from unattend_gen.renderer.assignments import assignments
from unattend_gen.renderer.target import target_facts
from unattend_gen.renderer.tree import Node, PassTree, build
from unattend_gen.spec.load import load_spec
from unattend_gen.spec.secrets import read_secret

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT: Final = Path(__file__).resolve().parents[1]
EXAMPLE: Final = ROOT / "examples" / "office-laptop"
SPEC: Final = EXAMPLE / "spec.toml"
ROWS: Final = 10_000
RUNS: Final = 5
ONE_RUNS: Final = 15
MEMORY_ROWS: Final = (1_000, 10_000, 100_000)
RESULTS: Final = "results.jsonl"


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of one run: elapsed and CPU seconds, and the peak memory of a process in MiB."""

    wall: float
    cpu: float
    memory: float


def write_inventory(path: Path, rows: int) -> None:
    """Write an inventory with unique names and owners."""
    lines = (f"PC-{number:06},Owner {number}\n" for number in range(rows))
    path.write_text("computer.name,computer.owner\n" + "".join(lines), encoding="utf-8")


def command(inventory: Path, out: Path, jobs: int) -> Sequence[str]:
    """Return the measured command line."""
    program = (sys.executable, "-m", "unattend_gen", "render", str(SPEC), "--out", str(out))
    return (*program, "--inventory", str(inventory), "--jobs", str(jobs), "--quiet")


def run(program: Sequence[str]) -> Cost:
    """Run a program and measure it with its workers."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(program, cwd=ROOT, check=True)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, after.ru_maxrss / 1024)


def bare(out: Path, rows: int, jobs: int) -> None:
    """Run the bare loop."""
    share = partial(bare_rows, out, jobs=jobs, rows=rows)
    with ProcessPoolExecutor(jobs) as pool:
        list(pool.map(share, range(jobs)))


def bare_rows(out: Path, first: int, *, jobs: int, rows: int) -> None:
    """Render every `jobs`-th row, from `first` on."""
    spec = load_spec(SPEC, target_facts())
    tree = build(assignments(spec, read_secret, catalog()), catalog(), spec.architecture)
    loader = jinja2.FileSystemLoader(ROOT / "templates")
    environment = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.get_template("answer-file.xml.j2")
    for number in range(first, rows, jobs):
        passes = named(tree, f"PC-{number:06}")
        folder = out / f"PC-{number:06}"
        folder.mkdir(parents=True)
        text = template.render(passes=passes, carried=None)
        data = text.encode("utf-8")
        (folder / "AutoUnattend.xml").write_bytes(data)
        (folder / "manifest.json").write_text(manifest(data), encoding="utf-8")


def manifest(data: bytes) -> str:
    """Return a manifest like that of the command."""
    entry = {
        "name": "AutoUnattend.xml",
        "sha256": hashlib.sha256(data).hexdigest(),
        "holds_secret": True,
        "last_fives": ["2YT43", "Q4JK2"],
    }
    content = {"schema": "unattend-gen/manifest/1", "target": "media", "files": [entry]}
    return json.dumps(content, indent=2) + "\n"


def named(tree: Sequence[PassTree], name: str) -> tuple[PassTree, ...]:
    """Return the tree of one row, with secrets revealed."""
    return tuple(
        replace(
            pass_,
            components=tuple(
                replace(part, nodes=tuple(plain(node, name) for node in part.nodes))
                for part in pass_.components
            ),
        )
        for pass_ in tree
    )


def plain(node: Node, name: str) -> Node:
    """Return the element with text that plain Jinja2 can print."""
    text = node.text.reveal() if isinstance(node.text, Secret) else node.text
    value = name if node.name == "ComputerName" else text
    return replace(node, text=value, children=tuple(plain(one, name) for one in node.children))


def compare(folder: Path, rows: int, runs: int) -> None:
    """Print the medians, their ratios to the bare loop, and rows per second."""
    inventory = folder / "machines.csv"
    write_inventory(inventory, rows)
    this = (sys.executable, str(Path(__file__)), "--rows", str(rows), "--bare")
    programs: dict[str, Callable[[Path], Sequence[str]]] = {
        "bare, two processes": lambda out: (*this, str(out / "bare")),
        "one job": lambda out: command(inventory, out / "one", 1),
        "two jobs": lambda out: command(inventory, out / "two", 2),
        "two jobs, all there": lambda out: command(inventory, out / "two", 2),
    }
    costs: dict[str, list[Cost]] = {name: [] for name in programs}
    for number in range(runs):
        for name, program in programs.items():
            costs[name].append(run(program(folder / str(number))))
        shutil.rmtree(folder / str(number))
    print(f"{rows} rows, medians of {runs} runs in turns; ratios to the bare loop of the same turn")
    print(f"{'':<22}{'wall s':>8}{'ratio':>7}{'CPU s':>8}{'ratio':>7}{'ms/row':>8}{'rows/s':>8}")
    bare_costs = costs["bare, two processes"]
    for name, found in costs.items():
        wall = statistics.median(cost.wall for cost in found)
        cpu = statistics.median(cost.cpu for cost in found)
        pairs = list(zip(found, bare_costs, strict=True))
        by_wall = statistics.median(cost.wall / other.wall for cost, other in pairs)
        by_cpu = statistics.median(cost.cpu / other.cpu for cost, other in pairs)
        each = 1000 * cpu / rows
        print(
            f"{name:<22}{wall:>8.1f}{by_wall:>7.2f}{cpu:>8.1f}{by_cpu:>7.2f}"
            f"{each:>8.2f}{rows / wall:>8.0f}"
        )


def compare_one(folder: Path) -> None:
    """Print the medians of rendering one file with the command and with osinfo-install-script."""
    render = (sys.executable, "-m", "unattend_gen", "render", str(SPEC), "--quiet", "--out")
    other = ("osinfo-install-script", "--profile", "desktop", "--quiet", "--output-dir")
    outs = iter(range(10 * ONE_RUNS))

    def fresh() -> str:
        place = folder / f"one-{next(outs)}"
        place.mkdir()
        return str(place)

    programs: dict[str, Callable[[], Sequence[str]]] = {
        "unattend-gen render": lambda: (*render, fresh() + "/out"),
        "osinfo-install-script": lambda: (*other, fresh(), "http://microsoft.com/win/10"),
    }
    costs: dict[str, list[Cost]] = {name: [] for name in programs}
    for _ in range(ONE_RUNS):
        for name, program in programs.items():
            costs[name].append(run(program()))
    print(f"one file, whole processes, medians of {ONE_RUNS} runs in turns")
    for name, found in costs.items():
        wall = statistics.median(cost.wall for cost in found)
        cpu = statistics.median(cost.cpu for cost in found)
        print(f"{name:<22}{1000 * wall:>8.0f} ms{1000 * cpu:>8.0f} ms CPU")
    first, second = costs.values()
    pairs = list(zip(first, second, strict=True))
    wall = statistics.median(cost.wall / other.wall for cost, other in pairs)
    cpu = statistics.median(cost.cpu / other.cpu for cost, other in pairs)
    print(f"ratio {wall:.2f} by the clock, {cpu:.2f} by CPU")


def measure_memory(folder: Path, most: int) -> None:
    """Print the peak memory of a process by number of rows, each in a new process."""
    for rows in (number for number in MEMORY_ROWS if number <= most):
        this = (sys.executable, str(Path(__file__)), "--memory-of", str(rows), str(folder))
        subprocess.run(this, check=True)


def measure_memory_of(rows: int, folder: Path) -> None:
    """Print the peak memory for one number of rows."""
    inventory = folder / f"{rows}.csv"
    write_inventory(inventory, rows)
    cost = run(command(inventory, folder / f"out-{rows}", 2))
    print(f"{rows:>7} rows {cost.memory:>7.1f} MiB", flush=True)


def give_secrets() -> None:
    """Set the made-up secrets of the example and PYTHONPATH in the environment."""
    for line in (EXAMPLE / "made-up-secrets.env").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        os.environ[name] = value
    os.environ["PYTHONPATH"] = str(ROOT)


def main() -> None:
    """Compare, measure memory, or act as one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memory", action="store_true", help="measure memory instead of time")
    parser.add_argument("--one", action="store_true", help="compare one file instead of many")
    parser.add_argument("--rows", type=int)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--bare", type=Path, metavar="DIR", help="run the bare loop once")
    parser.add_argument("--memory-of", nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    give_secrets()
    if arguments.bare:
        bare(arguments.bare, arguments.rows or ROWS, 2)
        return
    if arguments.memory_of:
        rows, folder = arguments.memory_of
        measure_memory_of(int(rows), Path(folder))
        return
    with tempfile.TemporaryDirectory() as place:
        if arguments.memory:
            measure_memory(Path(place), arguments.rows or MEMORY_ROWS[-1])
        elif arguments.one:
            compare_one(Path(place))
        else:
            compare(Path(place), arguments.rows or ROWS, arguments.runs)


if __name__ == "__main__":
    main()

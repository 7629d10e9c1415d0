"""`render --inventory` over thousands of rows, beside a bare loop over the same templates.

The bare loop reads nothing, checks nothing and does not wait for the disk: for each row it renders
the templates with plain Jinja2 from values that are ready, and writes the text, with as many
processes. The spec is that of `examples/office-laptop`; each row has another name and owner.

    python benchmarks/fleet.py                      # 10,000 rows
    python benchmarks/fleet.py --memory             # peak memory at 1,000 and 10,000 rows
"""

from __future__ import annotations

import argparse
import os
import resource
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
from unattend_gen.render.context import assignments
from unattend_gen.render.tree import Node, PassTree, build
from unattend_gen.spec.load import load_spec
from unattend_gen.spec.secrets import read_secret

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT: Final = Path(__file__).resolve().parents[1]
EXAMPLE: Final = ROOT / "examples" / "office-laptop"
SPEC: Final = EXAMPLE / "spec.toml"
ROWS: Final = 10_000
RUNS: Final = 5
MEMORY_ROWS: Final = (1_000, 10_000)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds on the wall and of CPU, the most memory of a process in MiB."""

    wall: float
    cpu: float
    memory: float


def write_inventory(path: Path, rows: int) -> None:
    """Names and owners, all different."""
    lines = (f"PC-{number:06},Owner {number}\n" for number in range(rows))
    path.write_text("computer.name,computer.owner\n" + "".join(lines), encoding="utf-8")


def command(inventory: Path, out: Path, jobs: int) -> Sequence[str]:
    """The command line that is measured."""
    program = (sys.executable, "-m", "unattend_gen", "render", str(SPEC), "--out", str(out))
    return (*program, "--inventory", str(inventory), "--jobs", str(jobs), "--quiet")


def run(program: Sequence[str]) -> Cost:
    """One run in a process of its own, its workers counted with it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(program, cwd=ROOT, check=True)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, after.ru_maxrss / 1024)


def bare(out: Path, rows: int, jobs: int) -> None:
    """What rendering and writing alone take."""
    share = partial(bare_rows, out, jobs=jobs, rows=rows)
    with ProcessPoolExecutor(jobs) as pool:
        list(pool.map(share, range(jobs)))


def bare_rows(out: Path, first: int, *, jobs: int, rows: int) -> None:
    """Every so many rows, from the first on."""
    spec = load_spec(SPEC)
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
        (folder / "AutoUnattend.xml").write_text(text, encoding="utf-8")


def named(tree: Sequence[PassTree], name: str) -> tuple[PassTree, ...]:
    """The tree of one row, with plain texts in place of secrets."""
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
    """The element with its text as Jinja2 itself can put it out."""
    text = node.text.reveal() if isinstance(node.text, Secret) else node.text
    value = name if node.name == "ComputerName" else text
    return replace(node, text=value, children=tuple(plain(one, name) for one in node.children))


def compare(folder: Path, rows: int, runs: int) -> None:
    """Print the medians, each as a multiple of the first, and rows a second."""
    inventory = folder / "machines.csv"
    write_inventory(inventory, rows)
    this = (sys.executable, str(Path(__file__)), "--rows", str(rows), "--bare")
    programs: dict[str, Callable[[Path], Sequence[str]]] = {
        "bare, two processes": lambda out: (*this, str(out)),
        "one job": lambda out: command(inventory, out, 1),
        "two jobs": lambda out: command(inventory, out, 2),
        "two jobs, all there": lambda _: command(inventory, folder / f"two jobs-{runs - 1}", 2),
    }
    costs: dict[str, list[Cost]] = {name: [] for name in programs}
    for name, program in programs.items():
        for number in range(runs):
            costs[name].append(run(program(folder / f"{name}-{number}")))
    print(f"{rows} rows, medians of {runs} runs")
    print(f"{'':<22}{'wall s':>9}{'ratio':>8}{'CPU s':>9}{'rows/s':>9}")
    first: float | None = None
    for name, found in costs.items():
        wall = statistics.median(cost.wall for cost in found)
        cpu = statistics.median(cost.cpu for cost in found)
        first = first or wall
        print(f"{name:<22}{wall:>9.1f}{wall / first:>8.1f}{cpu:>9.1f}{rows / wall:>9.0f}")


def measure_memory(folder: Path) -> None:
    """Print the most memory that one process takes, by number of rows."""
    for rows in MEMORY_ROWS:
        inventory = folder / f"{rows}.csv"
        write_inventory(inventory, rows)
        cost = run(command(inventory, folder / f"out-{rows}", 2))
        print(f"{rows:>6} rows {cost.memory:>7.1f} MiB")


def main() -> None:
    """Compare, measure memory, or be the bare loop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memory", action="store_true", help="measure memory instead of time")
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--bare", type=Path, metavar="DIR", help="be the bare loop, once")
    arguments = parser.parse_args()
    for line in (EXAMPLE / "made-up-secrets.env").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        os.environ[name] = value
    os.environ["PYTHONPATH"] = str(ROOT)
    if arguments.bare:
        bare(arguments.bare, arguments.rows, 2)
        return
    with tempfile.TemporaryDirectory() as place:
        if arguments.memory:
            measure_memory(Path(place))
        else:
            compare(Path(place), arguments.rows, arguments.runs)


if __name__ == "__main__":
    main()

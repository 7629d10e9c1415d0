"""The share of answer files in a folder that are unchanged after importing and rendering them.

```sh
python benchmarks/import_corpus.py FOLDER           # every *.xml in it and below
python benchmarks/import_corpus.py FOLDER --tables  # also count the use of each table
```

Sources of templates and files that are not XML are counted separately. Each file that changes is
listed with the differences, without values.
"""

from __future__ import annotations

import argparse
import statistics
import time
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import unattend_gen as ug
from unattend_gen.errors import UnattendError

if TYPE_CHECKING:
    from unattend_gen.api.import_ import ImportOutcome

SHOWN = 3


@dataclass(slots=True)
class Tally:
    """The results so far."""

    same: int = 0
    otherwise: dict[str, tuple[str, ...]] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    tables: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)

    def take(self, path: Path) -> None:
        """Import one file and compare the result."""
        start = time.perf_counter()
        try:
            outcome = ug.import_file(path)
        except UnattendError as error:
            self.refused[error.message] += 1
            return
        self.milliseconds.append((time.perf_counter() - start) * 1000)
        self.tables.update([*tomllib.loads(outcome.imported.text)])
        if outcome.differences:
            self.otherwise[path.name] = _why(outcome)
        else:
            self.same += 1


def _why(outcome: ImportOutcome) -> tuple[str, ...]:
    lost = (f"{each.what}: {each.reason}" for each in outcome.imported.lost)
    return (*lost, *outcome.differences)[:SHOWN]


def main() -> None:
    """Import every file of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tables", action="store_true")
    options = parser.parse_args()
    tally = Tally()
    for path in sorted(options.folder.rglob("*.xml")):
        tally.take(path)
    total = tally.same + len(tally.otherwise)
    if not total:
        print("no answer file in the folder")
        return
    print(f"{tally.same} of {total} are unchanged: {tally.same / total:.1%}")
    print(
        f"median {statistics.median(tally.milliseconds):.0f} ms a file, rendered twice, validated"
    )
    for name, reasons in tally.otherwise.items():
        print(f"changed    {name}: {'; '.join(reasons)}")
    for message, number in tally.refused.most_common():
        print(f"{number} rejected: {message}")
    if options.tables:
        print(", ".join(f"{name} {number}" for name, number in tally.tables.most_common()))


if __name__ == "__main__":
    main()

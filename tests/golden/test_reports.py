"""One report in every format, compared with a report that was reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports import SHARED
from unattend_gen import plugins, reports
from unattend_gen.reports._format import Format

FOLDER = Path(__file__).parent / "reports"


@pytest.mark.usefixtures("version_zero")
@pytest.mark.parametrize("name", plugins.names(reports))
def test_a_format_renders_its_golden_report(name: str, *, update_golden: bool) -> None:
    golden = FOLDER / f"report.{name}"
    rendered = plugins.load(reports, name, "FORMAT", Format).render(SHARED, False).encode()
    if update_golden:
        golden.write_bytes(rendered)

    assert golden.read_bytes() == rendered


def test_every_golden_file_belongs_to_a_format() -> None:
    assert sorted(path.suffix[1:] for path in FOLDER.iterdir()) == sorted(plugins.names(reports))

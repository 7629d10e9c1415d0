"""One report in every format, as it was when somebody last read it."""

from __future__ import annotations

from pathlib import Path

import pytest

import unattend_gen
from tests.reports import SHARED
from unattend_gen import plugins, reports
from unattend_gen.reports._format import Format

FOLDER = Path(__file__).parent / "reports"


@pytest.mark.parametrize("name", plugins.names(reports))
def test_a_format_gives_what_it_gave(
    name: str, monkeypatch: pytest.MonkeyPatch, *, update_golden: bool
) -> None:
    monkeypatch.setattr(unattend_gen, "__version__", "0.0.0")
    golden = FOLDER / f"report.{name}"
    rendered = plugins.load(reports, name, "FORMAT", Format).render(SHARED, False).encode()
    if update_golden:
        golden.write_bytes(rendered)

    assert golden.read_bytes() == rendered


def test_no_file_is_there_without_a_format() -> None:
    assert sorted(path.suffix[1:] for path in FOLDER.iterdir()) == sorted(plugins.names(reports))

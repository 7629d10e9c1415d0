"""The page for people, looked at in a real browser that reaches nothing but the file.

The picture stays in `build/screenshots/`, for whoever wants to see what the reader sees.
"""

from __future__ import annotations

import os
import re
import struct
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import unattend_gen as ug
from tests.readers import require
from tests.reports import AUDITED, MARKUP_NAMES
from unattend_gen.api.report import format_report

if TYPE_CHECKING:
    from unattend_gen.core.report import Report

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "build" / "screenshots"
SECONDS = 60
FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--enable-logging=stderr",
    "--v=0",
)

pytestmark = pytest.mark.slow


def browsed(page: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    """What a browser with nothing of its own says about a page."""
    require("chromium")
    profile = f"--user-data-dir={page.parent / 'profile'}"
    return subprocess.run(
        ["chromium", *FLAGS, profile, *flags, page.as_uri()],
        env=os.environ | {"HOME": str(page.parent)},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )


def console(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What the page or the browser's policy wrote to the console."""
    return [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def a_page(folder: Path, report: Report) -> Path:
    page = folder / "report.html"
    page.write_text(format_report(report, "html"), encoding="ascii")
    return page


@pytest.fixture
def leaky_share(monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(ROOT)
    return ug.audit("examples/leaky-share/share").report


def test_the_page_of_a_leaky_share_is_drawn_without_a_complaint(
    tmp_path: Path, leaky_share: Report
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    picture = PICTURES / "leaky-share.png"
    picture.unlink(missing_ok=True)

    done = browsed(
        a_page(tmp_path, leaky_share), "--window-size=1100,1900", f"--screenshot={picture}"
    )

    assert console(done) == []
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    assert (width, height) == (1100, 1900)


@pytest.mark.parametrize("report", [AUDITED, MARKUP_NAMES], ids=["audited", "markup"])
def test_nothing_runs_or_is_loaded_whatever_the_names_hold(tmp_path: Path, report: Report) -> None:
    done = browsed(a_page(tmp_path, report), "--dump-dom")

    assert console(done) == []
    assert re.findall(r"<(?:img|script|iframe|link)\b", done.stdout) == []


def test_the_browser_draws_every_bar(tmp_path: Path, leaky_share: Report) -> None:
    drawn = browsed(a_page(tmp_path, leaky_share), "--dump-dom").stdout

    overview = leaky_share.overview
    assert overview is not None
    bars = (overview.machines, leaky_share.rules(), overview.states)
    assert drawn.count("<svg") == len(bars)
    assert drawn.count("<rect") == sum(map(len, bars))


def test_the_page_of_a_fleet_is_drawn_without_a_complaint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    PICTURES.mkdir(parents=True, exist_ok=True)
    picture = PICTURES / "fleet.png"
    picture.unlink(missing_ok=True)
    folder = "examples/leaky-share/share/Collected"
    page = tmp_path / "fleet.html"
    page.write_text("".join(ug.check_fleet(folder).format("html")), encoding="ascii")

    done = browsed(page, "--window-size=1000,700", f"--screenshot={picture}")

    assert console(done) == []
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (1000, 700)


def test_a_page_that_would_run_something_is_complained_about(tmp_path: Path) -> None:
    page = a_page(tmp_path, AUDITED)
    page.write_text(page.read_text().replace("</main>", "<script>alert(1)</script></main>"))

    assert console(browsed(page, "--dump-dom")) != []

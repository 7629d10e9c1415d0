"""The HTML report in a real browser that reads nothing but the file.

Screenshots are kept in `build/screenshots/` for review.
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
from unattend_gen.reports._format import with_hashes

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

STEPS: Final = """
const form = document.getElementById("filters");
const change = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));
const check = (value, isOn) => {
  const box = form.querySelector(`input[value=${value}]`);
  box.checked = isOn;
  change(box);
};
const set = (name, value) => {
  form.elements[name].value = value;
  change(form.elements[name]);
};
const press = (name) => form.elements[name].click();
"""
"""What a reader does with the filters, as functions of the page."""

pytestmark = pytest.mark.slow


def browsed(page: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    """Open a page in a browser with an empty profile."""
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
    """Return what the page or its security policy wrote to the console."""
    return [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def a_page(folder: Path, report: Report) -> Path:
    page = folder / "report.html"
    page.write_text(format_report(report, "html"), encoding="ascii")
    return page


@pytest.fixture
def leaky_share(monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(ROOT)
    return ug.audit("examples/leaky-share/share").report


def test_the_page_of_a_leaky_share_is_drawn_without_errors(
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
def test_only_our_script_runs_whatever_the_names_contain(tmp_path: Path, report: Report) -> None:
    done = browsed(a_page(tmp_path, report), "--dump-dom")

    assert console(done) == []
    assert re.findall(r"<(img|script|iframe|link)\b", done.stdout) == ["script"]


def test_the_browser_draws_every_bar(tmp_path: Path, leaky_share: Report) -> None:
    drawn = browsed(a_page(tmp_path, leaky_share), "--dump-dom").stdout

    overview = leaky_share.overview
    assert overview is not None
    bars = (overview.machines, leaky_share.rules(), overview.states)
    assert drawn.count("<svg") == len(bars)
    assert drawn.count("<rect") == sum(map(len, bars))


def driven(page: Path, steps: str) -> Shown:
    """Return what is shown after statements that use the filters.

    The statements are added to the script of the page, whose hash is computed again.
    """
    text = page.read_text(encoding="ascii")
    text = text.replace("</script>", f"{STEPS}{steps}</script>", 1)
    text = re.sub(r"(style|script)-src 'sha256-[^']+'", r"\1-src 'none'", text)
    page.write_text(with_hashes(text), encoding="ascii")
    done = browsed(page, "--dump-dom")
    assert console(done) == []
    return Shown(done.stdout)


class Shown:
    """The elements that are shown in a page.

    Args:
        dom: the page after its script has run.
    """

    def __init__(self, dom: str) -> None:
        files = re.split(r'<details class="card file"', dom)[1:]
        self.files = [one for one in files if not one.startswith((" hidden", ' open="" hidden'))]
        self.open = [one for one in self.files if one.startswith(' open=""')]
        articles = [
            re.findall(r'<article class="finding (\w+)"([^>]*)>', one) for one in self.files
        ]
        self.findings = [
            (severity, re.findall(r'data-rule="([^"]+)"', rest)[0])
            for one in articles
            for severity, rest in one
            if "hidden" not in rest
        ]
        self.has_filters = re.search(r'<form [^>]*id="filters"(?![^>]*hidden)', dom) is not None
        self.count = re.findall(r"<output[^>]*>([^<]*)<", dom)


@pytest.mark.parametrize(
    ("steps", "severities", "rules"),
    [
        ("", {"error", "warning"}, None),
        ("check('error', false);", {"warning"}, None),
        ("check('error', false); check('warning', false);", set(), None),
        ("set('rule', 'leftover-key');", {"error"}, {"leftover-key"}),
        ("set('rule', 'automatic-logon'); check('warning', false);", set(), None),
        ("set('rule', 'leftover-key'); form.reset();", {"error", "warning"}, None),
    ],
)
def test_findings_are_filtered_by_severity_and_rule(
    tmp_path: Path, leaky_share: Report, steps: str, severities: set[str], rules: set[str] | None
) -> None:
    expected = [
        (one.severity.label, one.rule)
        for one in leaky_share.findings
        if one.severity.label in severities and (rules is None or one.rule in rules)
    ]

    shown = driven(a_page(tmp_path, leaky_share), steps)

    assert shown.has_filters
    assert sorted(shown.findings) == sorted(expected)
    assert shown.count == [f"{len(expected)} of {len(leaky_share.findings)} findings"]
    assert bool(shown.files) == bool(expected)


def test_files_are_filtered_by_a_part_of_their_path(tmp_path: Path, leaky_share: Report) -> None:
    shown = driven(a_page(tmp_path, leaky_share), "set('file', 'CONTROL/');")

    paths = [str(one.location) for one in leaky_share.findings]
    assert len(shown.findings) == sum("/Control/" in path for path in paths) > 0
    assert all("/Control/" in one for one in shown.files)


def test_all_files_are_closed_and_opened(tmp_path: Path, leaky_share: Report) -> None:
    page = a_page(tmp_path, leaky_share)

    closed = driven(page, "press('close');")
    opened = driven(a_page(tmp_path, leaky_share), "press('close'); press('open');")

    assert (closed.open, len(opened.open)) == ([], len(opened.files))
    assert len(closed.files) == len(opened.files) > 0


def test_without_scripts_everything_is_shown_without_filters(
    tmp_path: Path, leaky_share: Report
) -> None:
    page = a_page(tmp_path, leaky_share)
    text = page.read_text(encoding="ascii")
    page.write_text(re.sub(r"script-src '[^']+'", "script-src 'none'", text), encoding="ascii")

    shown = Shown(browsed(page, "--dump-dom").stdout)

    assert not shown.has_filters
    assert len(shown.findings) == len(leaky_share.findings)


def test_the_page_of_a_fleet_is_drawn_without_errors(
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


def test_a_foreign_script_is_blocked(tmp_path: Path) -> None:
    page = a_page(tmp_path, AUDITED)
    page.write_text(page.read_text().replace("</main>", "<script>alert(1)</script></main>"))

    assert console(browsed(page, "--dump-dom")) != []

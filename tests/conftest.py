"""The option that rewrites golden files, and the summary of skipped tests."""

from __future__ import annotations

import pytest

from tests.readers import require_package, skipped_summary


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite examples/*/expected/ and tests/golden/reports/ with the current output",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Return whether golden files are rewritten before they are compared."""
    return bool(request.config.getoption("--update-golden"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test with the marker `needs` where one of its packages is not installed."""
    for marker in item.iter_markers("needs"):
        for package in marker.args:
            require_package(package)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many tests were skipped, and which programs and packages they need."""
    skipped = terminalreporter.getreports("skipped")
    reasons = [one.longrepr[2] for one in skipped if isinstance(one.longrepr, tuple)]
    if reasons:
        terminalreporter.ensure_newline()
        terminalreporter.line(skipped_summary(reasons))

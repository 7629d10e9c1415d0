"""Batch files, read as cmd reads them."""

from __future__ import annotations

import re


def batch_lines(data: bytes) -> list[str]:
    """Return the lines of a batch file that cmd runs, each checked for common errors.

    Every line ends as Windows ends them, is ASCII, and closes the quotes that it opens.
    """
    text = data.decode("ascii")
    assert text.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)
    run = [line for line in text.split("\r\n") if line and not re.match(r"\s*(rem\b|::)", line)]
    assert [line for line in run if line.count('"') % 2] == []
    return run

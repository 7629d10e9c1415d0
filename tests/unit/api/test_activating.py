"""The façade of `activation`."""

from __future__ import annotations

from unattend_gen.api import activating


def test_pages_of_windows_come_in_a_form() -> None:
    assert activating.windows_pages("11-24h2").startswith("How to activate Windows 11")
    assert activating.windows_pages(form="markdown").startswith("# How to activate Windows by hand")

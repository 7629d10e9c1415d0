"""Golden reports have the version 0.0.0, so that a release does not change them."""

from __future__ import annotations

import sys

import pytest

import unattend_gen


@pytest.fixture
def version_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    """Report the version 0.0.0, also from modules that imported the version earlier."""
    for name, module in list(sys.modules.items()):
        if name.startswith("unattend_gen.") and hasattr(module, "__version__"):
            monkeypatch.setattr(module, "__version__", "0.0.0")
    monkeypatch.setattr(unattend_gen, "__version__", "0.0.0")

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.errors import InputError
from unattend_gen.templating import Templates
from unattend_gen.templating.isolated import IsolatedTemplates
from unattend_gen.templating.opening import open_templates

if TYPE_CHECKING:
    from pathlib import Path


def test_only_foreign_templates_have_a_process(tmp_path: Path) -> None:
    assert isinstance(open_templates(None), Templates)
    assert isinstance(open_templates(tmp_path), IsolatedTemplates)


def test_a_missing_folder_is_an_error_before_a_process_starts(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        open_templates(tmp_path / "none")

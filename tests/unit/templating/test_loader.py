from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.templates import NOTHING
from unattend_gen.errors import TemplateError
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from pathlib import Path


def test_a_template_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "t.xml.j2").open("wb") as file:
        file.truncate(1024**3)

    with pytest.raises(TemplateError, match="too large"):
        Templates(tmp_path).render("t.xml.j2", NOTHING)


def test_what_is_no_regular_file_does_not_let_ours_through(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    os.mkfifo(tmp_path / "components" / "_generic.xml.j2")

    with pytest.raises(TemplateError, match="cannot be read") as caught:
        Templates(tmp_path).render("components/_generic.xml.j2", NOTHING)
    assert "regular file" in (caught.value.advice or "")

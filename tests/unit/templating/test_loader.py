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


@pytest.mark.parametrize("name", ["link.txt", "folder/outside.txt"])
def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "outside.txt").write_text("reached")
    (inner / "link.txt").symlink_to(tmp_path / "outside.txt")
    (inner / "folder").symlink_to(tmp_path)
    (inner / "t.j2").write_text(f"{{% include '{name}' %}}")

    with pytest.raises(TemplateError, match="a link that leads out"):
        Templates(inner).render("t.j2", NOTHING)


def test_links_within_the_folder_and_a_folder_that_is_one_are_followed(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "real.j2").write_text("text")
    (inner / "other.j2").symlink_to("real.j2")
    (tmp_path / "named").symlink_to(inner)

    assert Templates(tmp_path / "named").render("other.j2", NOTHING) == "text"

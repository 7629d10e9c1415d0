"""Adding a target takes one file; schema, checks, help and reference follow from the folder."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from docs.pages import targets as targets_page
from tests.specs import a_spec_file
from unattend_gen.catalog.load import catalog
from unattend_gen.errors import SpecError
from unattend_gen.renderer import targets
from unattend_gen.renderer.engine import render
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.load import load_spec
from unattend_gen.spec.schema import spec_schema
from unattend_gen.spec.secrets import read_secret

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODULE = '''"""A target for this test."""

from unattend_gen.core.passes import Pass
from unattend_gen.renderer.target import AnswerFilePlan, TargetPlan

TARGET = TargetPlan(
    name="kiosk",
    summary="an answer file for a kiosk",
    answer_files=(AnswerFilePlan("Kiosk.xml", frozenset({Pass.SPECIALIZE})),),
)
'''


@pytest.fixture(autouse=True)
def _kiosk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Add a file to the folder of targets, and nothing else."""
    folder = tmp_path / "plugins"
    folder.mkdir()
    (folder / "kiosk.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.setattr(targets, "__path__", [*targets.__path__, str(folder)])
    target_facts.cache_clear()
    yield
    target_facts.cache_clear()
    sys.modules.pop("unattend_gen.renderer.targets.kiosk", None)


def test_a_spec_may_name_the_new_target(tmp_path: Path) -> None:
    text = 'target = "kiosk"\nwindows = "11-24h2"\n[computer]\nname = "PC-1"\n'

    spec = load_spec(a_spec_file(tmp_path, text), target_facts())
    rendering = render(spec, catalog(), read_secret)

    assert [each.name for each in rendering.artifacts] == ["Kiosk.xml", "manifest.json"]


def test_a_spec_is_checked_against_the_new_target(tmp_path: Path) -> None:
    text = 'target = "kiosk"\nwindows = "11-24h2"\n[disk]\nlayout = "uefi"\n'

    with pytest.raises(SpecError) as caught:
        load_spec(a_spec_file(tmp_path, text), target_facts())

    assert [(each.line, each.message) for each in caught.value.mistakes] == [
        (3, "has no effect: only Setup reads the windowsPE pass")
    ]


def test_the_json_schema_lists_the_new_target() -> None:
    assert spec_schema(target_facts())["properties"]["target"]["enum"] == [*target_facts()]
    assert "kiosk" in target_facts()


def test_the_reference_lists_the_new_target() -> None:
    (page,) = targets_page.pages()

    assert "an answer file for a kiosk" in page.text


def test_the_help_lists_the_targets_of_the_folder() -> None:
    from unattend_gen.api.render import targets as names

    assert names() == tuple(target_facts())

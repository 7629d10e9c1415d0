from __future__ import annotations

from tests.trees import COMPUTER_NAME, a_tree
from unattend_gen.renderer.engine import render_tree
from unattend_gen.renderer.target import target_plan
from unattend_gen.templating import Templates


def test_the_media_target_writes_the_name_that_setup_looks_for_on_media() -> None:
    rendering = render_tree(a_tree((COMPUTER_NAME, "PC-1")), target_plan("media"), Templates())
    names = [artifact.name for artifact in rendering.artifacts]
    assert names == ["AutoUnattend.xml", "manifest.json"]

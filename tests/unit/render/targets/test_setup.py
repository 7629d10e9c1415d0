from __future__ import annotations

from tests.trees import COMPUTER_NAME, a_tree
from unattend_gen.render.engine import render_tree, target_plan
from unattend_gen.templating import Templates


def test_the_setup_target_gives_the_answer_file_and_its_command() -> None:
    rendering = render_tree(a_tree((COMPUTER_NAME, "PC-1")), target_plan("setup"), Templates())
    names = [artifact.name for artifact in rendering.artifacts]
    assert names == ["Unattend.xml", "setup-command.txt", "manifest.json"]
    assert rendering.artifacts[1].data.startswith(b"setup.exe /unattend:Unattend.xml\n")

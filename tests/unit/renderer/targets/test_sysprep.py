from __future__ import annotations

from tests.renderings import names, rendered, text_of
from tests.trees import COMPUTER_NAME, a_tree
from unattend_gen.renderer.engine import render_tree
from unattend_gen.renderer.target import target_plan
from unattend_gen.templating import Templates

TREE = a_tree(
    (COMPUTER_NAME, "PC-1"),
    ("windowsPE/Microsoft-Windows-Setup/LogPath", "X:\\logs"),
    ("offlineServicing/Microsoft-Windows-LUA-Settings/EnableLUA", "false"),
)


def test_the_sysprep_target_leaves_out_the_passes_before_the_image_is_sealed() -> None:
    rendering = render_tree(TREE, target_plan("sysprep"), Templates())
    passes = [settings.get("pass") for settings in rendering.answer_files["Unattend.xml"].passes()]
    assert passes == ["specialize"]


def test_the_sysprep_target_writes_the_answer_file_and_its_command() -> None:
    rendering = rendered(target="sysprep", computer={"name": "PC-1"})
    assert names(rendering) == ["Unattend.xml", "sysprep-command.txt", "manifest.json"]
    assert text_of(rendering, "sysprep-command.txt").startswith(
        "%WINDIR%\\System32\\Sysprep\\sysprep.exe /generalize /oobe /shutdown"
        " /unattend:Unattend.xml\n"
    )

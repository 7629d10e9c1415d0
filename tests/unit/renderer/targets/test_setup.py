from __future__ import annotations

from tests.renderings import names, rendered, text_of


def test_the_setup_target_writes_the_answer_file_and_its_command() -> None:
    rendering = rendered(target="setup", computer={"name": "PC-1"})
    assert names(rendering) == ["Unattend.xml", "setup-command.txt", "manifest.json"]
    assert text_of(rendering, "setup-command.txt").startswith("setup.exe /unattend:Unattend.xml\n")

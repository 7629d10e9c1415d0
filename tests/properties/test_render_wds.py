"""With any image name, both scripts contain it or leave it out, and stay valid."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from tests.powershell import nodes
from tests.renderings import rendered, text_of
from tests.scripts import batch_lines
from unattend_gen.core.quoting import cmd_text, is_writable

COMPUTER = {"name": "*"}
COMMANDS = nodes(
    text_of(rendered(target="wds", computer=COMPUTER), "wds-commands.ps1"), "command_name"
)
NAMES = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1).filter(
    is_writable
) | st.text(st.sampled_from("aé '\u2019\"`$(){};&|<>%^!@#=\\"), min_size=1)
"""Names that a spec accepts: without line ends and other control characters."""


def scripts(image: str) -> tuple[str, list[str]]:
    """Return the PowerShell script, and the lines of the batch file."""
    made = rendered(target="wds", computer=COMPUTER, wds={"image": image, "image_group": "Rooms"})
    data = {each.name: each.data for each in made.artifacts}
    script = data["wds-commands.ps1"].decode("utf-8-sig")
    return script, batch_lines(data["wds-commands.cmd"])


@given(NAMES)
@example("Bob's")
@example("\u2019; Remove-Item C:\\ #")
def test_no_name_adds_a_command_to_the_script(name: str) -> None:
    script, _ = scripts(name)

    assert nodes(script, "command_name") == COMMANDS


@given(st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S", "Zs")), min_size=1))
@example("100% of A&B")
@example('say "hi"')
def test_a_batch_file_contains_a_whole_name_or_none(name: str) -> None:
    _, lines = scripts(name)
    chosen = [line for line in lines if re.match("set IMAGE=", line)]

    assert chosen == [f"set IMAGE={cmd_text(name)}" if '"' not in name else 'set IMAGE=""']

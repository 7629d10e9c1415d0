from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.powershell import parsed
from tests.samples import an_answer_file
from tests.specs import a_spec
from unattend_gen.answer_file.names import SCRIPTS_NS
from unattend_gen.answer_file.parse import parse
from unattend_gen.errors import InputError, TemplateError
from unattend_gen.renderer.embedding import (
    EmbeddedFile,
    EmbeddedScripts,
    embedded_scripts,
    read_embedded_scripts,
    require_embedded,
    trimmed,
)
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import AnswerFile

STAGES = ("specialize", "setup-complete", "first-logon", "each-user")
EXPECTED = EmbeddedScripts("param()", (EmbeddedFile("a.ps1", "utf-8", "exit"),))


def of_stages(*stages: str) -> EmbeddedScripts:
    scripts = [{"run": stage, "language": "cmd", "text": "ver\r\n"} for stage in stages]
    found = embedded_scripts(a_spec(scripts=scripts), Templates())
    assert found is not None
    return found


def texts(scripts: EmbeddedScripts) -> dict[str, str]:
    """Return the text of each file that holds no secret, by its name."""
    return {file.name: file.text for file in scripts.files if isinstance(file.text, str)}


def with_section(section: str) -> AnswerFile:
    data = an_answer_file().replace(b"</unattend>", f"{section}</unattend>".encode())
    return parse(data)


def test_a_spec_without_scripts_embeds_nothing() -> None:
    assert embedded_scripts(a_spec(), Templates()) is None


def test_each_stage_has_its_scripts_and_the_one_that_runs_them() -> None:
    assert [file.name for file in of_stages(*STAGES).files] == [
        "specialize-01-script-1.cmd",
        "specialize-02-default-user.ps1",
        "specialize.ps1",
        "setup-complete-01-script-2.cmd",
        "setup-complete.ps1",
        "first-logon-01-script-3.cmd",
        "first-logon.ps1",
        "each-user-01-script-4.cmd",
        "each-user.ps1",
        "SetupComplete.cmd",
    ]


def test_file_names_are_unique() -> None:
    names = [file.name for file in of_stages(*STAGES * 3).files]

    assert len(names) == len({name.lower() for name in names})


def test_a_stage_runs_only_its_own_scripts() -> None:
    files = texts(of_stages("first-logon", "specialize"))

    assert "'first-logon-01-script-1.cmd'" in files["first-logon.ps1"]
    assert "specialize-01" not in files["first-logon.ps1"]


def test_a_user_writes_the_log_to_a_writable_folder() -> None:
    files = texts(of_stages("each-user"))

    assert "Join-Path $env:TEMP 'each-user.log'" in files["each-user.ps1"]
    assert "Join-Path $folder 'specialize.log'" in files["specialize.ps1"]


def test_setup_complete_calls_the_script_of_its_stage() -> None:
    files = texts(of_stages("setup-complete"))

    assert '-File "setup-complete.ps1"\n' in files["SetupComplete.cmd"]


def test_every_powershell_script_parses() -> None:
    found = of_stages(*STAGES)
    scripts = [text for name, text in texts(found).items() if name.endswith(".ps1")]

    assert [parsed(text).root_node.has_error for text in (found.extractor, *scripts)] == [False] * (
        len(scripts) + 1
    )


def test_line_ends_are_line_feeds_and_blanks_at_the_ends_are_removed() -> None:
    assert trimmed("\r\n a\r\nb\rc \t\n\n") == "a\nb\nc"


def test_a_section_is_read_back() -> None:
    section = (
        f'<Extensions xmlns="{SCRIPTS_NS}"><Extract>param()</Extract>'
        '<File name="a.ps1" encoding="utf-8">exit</File></Extensions>'
    )

    assert read_embedded_scripts(with_section(section)) == EXPECTED
    require_embedded(EXPECTED, with_section(section))


@pytest.mark.parametrize(
    "section",
    [
        "",
        '<Extensions xmlns="urn:other"><Extract>param()</Extract></Extensions>',
        f'<Extensions xmlns="{SCRIPTS_NS}"/>',
        f'<Extensions xmlns="{SCRIPTS_NS}"><Extract>param()</Extract><File/></Extensions>',
    ],
)
def test_a_template_that_embeds_something_else_is_rejected(section: str) -> None:
    with pytest.raises(TemplateError, match="differ from those of the spec"):
        require_embedded(EXPECTED, with_section(section))


def test_another_element_of_the_same_name_is_rejected() -> None:
    ours = (
        f'<Extensions xmlns="{SCRIPTS_NS}"><Extract>param()</Extract>'
        '<File name="a.ps1" encoding="utf-8">exit</File></Extensions>'
    )

    with pytest.raises(InputError, match="two elements named Extensions"):
        require_embedded(EXPECTED, with_section(f'{ours}<Extensions xmlns="urn:other"/>'))


def test_a_file_without_the_section_is_right_when_nothing_is_embedded_scripts() -> None:
    require_embedded(None, with_section(""))

    assert read_embedded_scripts(with_section("")) is None


def test_the_output_of_a_script_is_kept_on_request() -> None:
    script = {"run": "first-logon", "language": "cmd", "text": "ver"}
    spec = a_spec(scripts=[script, {**script, "keep_output": True}])

    found = embedded_scripts(spec, Templates())

    assert found is not None
    files = {file.name: str(file.text) for file in found.files}
    runner = files["first-logon.ps1"]
    assert [*files][:2] == ["first-logon-01-script-1.cmd", "first-logon-02-script-2-kept.cmd"]
    assert "$kept = @(\n    'first-logon-02-script-2-kept.cmd'\n)" in runner
    assert 'Out-File -LiteralPath (Join-Path $folder "$name.log")' in runner
    assert not parsed(runner).root_node.has_error


def test_without_a_request_no_output_is_kept() -> None:
    files = {file.name: str(file.text) for file in of_stages("first-logon").files}

    assert "Out-File" not in files["first-logon.ps1"]

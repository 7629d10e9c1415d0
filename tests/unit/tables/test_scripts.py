from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import GVLK_PRO, TEST_MAK
from tests.specs import a_spec, jobs, refusals
from unattend_gen.tables.mapping.additions import Script, Stage
from unattend_gen.tables.mapping.view import FoundScript, View
from unattend_gen.tables.model.local_file import LocalFile
from unattend_gen.tables.scripts import TABLE, ScriptFromFile, ScriptFromText
from unattend_gen.templating import Templates


def from_file(name: str, data: bytes) -> dict[str, str]:
    Path(name).write_bytes(data)
    return {"run": "specialize", "file": name}


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_script_is_in_the_spec_or_in_a_file() -> None:
    written = {"run": "each-user", "language": "reg", "text": "Windows Registry Editor"}

    assert a_spec(scripts=[written, from_file("a.PS1", b"exit")]).scripts == (
        ScriptFromText(run="each-user", language="reg", text="Windows Registry Editor"),
        ScriptFromFile(run="specialize", file=LocalFile("a.PS1", b"exit")),
    )


@pytest.mark.parametrize("table", [{}, {"file": "a.ps1", "text": "x"}])
def test_neither_or_both_are_rejected(table: dict[str, str]) -> None:
    assert refusals(scripts=[table]) == {"scripts[1]": "needs either file or text"}


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("a.ps1", "powershell"),
        ("a.cmd", "cmd"),
        ("a.bat", "cmd"),
        ("a.reg", "reg"),
        ("a.vbs", "vbs"),
    ],
)
def test_the_language_of_a_file_is_that_of_its_ending(name: str, language: str) -> None:
    (script,) = a_spec(scripts=[from_file(name, b"exit")]).scripts

    assert script.language == language


def test_another_suffix_is_not_a_script() -> None:
    assert refusals(scripts=[from_file("a.exe", b"MZ")]) == {
        "scripts[1].file": "is not a script by its suffix"
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_text_in_any_of_three_encodings(encoding: str) -> None:
    (script,) = a_spec(scripts=[from_file("a.ps1", "'Grüße'".encode(encoding))]).scripts

    assert script.body == "'Grüße'"


def test_other_bytes_are_no_text() -> None:
    assert refusals(scripts=[from_file("a.ps1", "'Grüße'".encode("cp1252"))]) == {
        "scripts[1].file": "is neither UTF-8 nor UTF-16 with its byte order mark"
    }


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b" \r\n", "the script is empty"),
        (b"x" * 262_145, "the script has more than 262,144 characters"),
        (b"\x1b[0m", "contains a control character, which an answer file cannot contain"),
        (
            f"slmgr /ipk {TEST_MAK}".encode(),
            "the script contains a product key that is not published",
        ),
        ("rem Grüße".encode(), "a batch file contains a character outside ASCII"),
    ],
)
def test_an_unsuitable_script_is_rejected(data: bytes, message: str) -> None:
    found = refusals(scripts=[from_file("a.cmd", data)])

    assert found == {"scripts[1].file": message}
    assert TEST_MAK not in repr(found)


def test_a_text_is_looked_at_like_a_file() -> None:
    table = {"run": "specialize", "language": "cmd", "text": "rem Grüße"}

    assert refusals(scripts=[table]) == {
        "scripts[1].text": "a batch file contains a character outside ASCII"
    }


def test_a_script_can_contain_a_published_key() -> None:
    table = {"run": "specialize", "language": "cmd", "text": f"cscript slmgr.vbs /ipk {GVLK_PRO}"}

    assert a_spec(scripts=[table]).scripts[0].body == table["text"]


@pytest.mark.parametrize(
    ("language", "suffix"),
    [("powershell", ".ps1"), ("cmd", ".cmd"), ("reg", ".reg"), ("vbs", ".vbs")],
)
def test_a_script_keeps_its_text_and_gets_the_ending_of_its_language(
    language: str, suffix: str
) -> None:
    table = {"run": "first-logon", "language": language, "text": "a & <b> {{ c }}"}

    (job,) = jobs(TABLE, a_spec(scripts=[table]))

    assert job == Script(
        Stage.FIRST_LOGON,
        "script-1",
        suffix,
        "scripts/as-written.j2",
        {"text": "a & <b> {{ c }}"},
    )


def test_template_syntax_in_a_script_is_plain_text() -> None:
    text = "{{ 1 + 1 }} {% if %} {# no #}"

    assert Templates().render("scripts/as-written.j2", {"text": text}) == f"{text}\n"


def test_a_script_whose_output_is_kept_says_so_in_its_name_and_comes_back() -> None:
    script = {"run": "specialize", "language": "cmd", "text": "ver", "keep_output": True}
    (job,) = jobs(TABLE, a_spec(scripts=[script]))

    assert isinstance(job, Script)
    assert job.name == "script-1-kept"
    found = FoundScript(Stage.SPECIALIZE, 1, job.name, ".cmd", "ver")
    view = View({}, {}, "11-24h2", (found,))
    assert [each.fields for each in TABLE.candidates(view)] == [[script]]

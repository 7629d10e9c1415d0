from __future__ import annotations

from pathlib import Path

import pytest

from tests.powershell import nodes
from tests.samples import TEST_MAK
from tests.specs import a_spec, jobs, refusals
from unattend_gen.tables.files import TABLE, encoding_of
from unattend_gen.tables.mapping.additions import Script, Stage
from unattend_gen.tables.mapping.view import FoundScript, View
from unattend_gen.tables.model.local_file import LocalFile
from unattend_gen.templating import Templates

XML = r"C:\ProgramData\Contoso\settings.xml"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def script_of(*files: dict[str, object]) -> str:
    (job,) = jobs(TABLE, a_spec(files=list(files)))
    assert isinstance(job, Script)
    return Templates().render(job.template, job.values)


def read_back(script: str) -> list[object]:
    found = FoundScript(Stage.SPECIALIZE, 1, "files", ".ps1", script)
    return [each.fields for each in TABLE.candidates(View({}, {}, "11-24h2", (found,)))]


def test_each_file_is_written_to_its_path() -> None:
    script = script_of({"path": XML, "text": "<it's/>"}, {"path": r"%TEMP%\b.txt", "text": "two"})

    assert nodes(script, "verbatim_string_characters")[-6:] == [
        f"'{XML}'",
        "'utf-8'",
        "'<it''s/>'",
        r"'%TEMP%\b.txt'",
        "'ansi'",
        "'two'",
    ]


@pytest.mark.parametrize(
    ("path", "encoding"),
    [
        (XML, "utf-8"),
        (r"C:\a\B.PS1", "utf-8"),
        (r"C:\a\b.reg", "utf-16"),
        (r"C:\a\b.vbs", "utf-16"),
        (r"C:\a\b.txt", "ansi"),
        (r"C:\a\b", "ansi"),
    ],
)
def test_the_suffix_chooses_the_encoding(path: str, encoding: str) -> None:
    assert encoding_of(path) == encoding


def test_files_are_read_back_from_the_script() -> None:
    files: list[dict[str, object]] = [
        {"path": XML, "text": "<a>\n  it\u2019s\n</a>"},
        {"path": r"C:\b.xml", "text": "x", "encoding": "utf-16"},
    ]

    assert read_back(script_of(*files)) == [files]


def test_a_text_file_next_to_the_spec_is_written_as_text() -> None:
    Path("a.xml").write_bytes(b"\xef\xbb\xbf<a/>\r\n")

    script = script_of({"path": XML, "file": "a.xml"})

    assert read_back(script) == [[{"path": XML, "text": "<a/>\n"}]]


@pytest.mark.parametrize("data", [b"\x00\x01\xff", b"one\ntwo", b""])
def test_other_bytes_are_written_as_they_are(data: bytes) -> None:
    Path("a.bin").write_bytes(data)

    script = script_of({"path": r"C:\a.bin", "file": "a.bin"})

    assert "Write-Base64 'C:\\a.bin'" in script
    assert read_back(script) == [[{"path": r"C:\a.bin", "file": LocalFile("a.bin", data)}]]


@pytest.mark.parametrize(
    "path", ["a.xml", r"\a.xml", r"\\server\share\a.xml", r"C:\..\a", "C:/a", r"C:\a:b", "C:\\"]
)
def test_a_path_has_a_drive_and_a_name(path: str) -> None:
    (message,) = refusals(files=[{"path": path, "text": "x"}]).values()

    assert message.endswith("is not a full path of Windows")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 262_145, "the text has more than 262,144 characters"),
        ("a\x01b", "contains a control character, which an answer file cannot contain"),
        (f"key {TEST_MAK}", "the text contains a product key that is not published"),
    ],
)
def test_text_that_an_answer_file_must_not_contain_is_rejected(text: str, message: str) -> None:
    assert refusals(files=[{"path": XML, "text": text}]) == {"files[1].text": message}


def test_a_large_file_is_rejected() -> None:
    Path("a.bin").write_bytes(bytes(192 * 1024 + 1))

    assert refusals(files=[{"path": r"C:\a.bin", "file": "a.bin"}]) == {
        "files[1].file": "the file is larger than 192 KB"
    }


def test_text_or_a_file_is_given() -> None:
    assert refusals(files=[{"path": XML}]) == {"files[1]": "needs either file or text"}

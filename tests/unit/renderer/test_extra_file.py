from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, TEST_MAK
from tests.specs import a_spec
from unattend_gen.core.artifact import Artifact
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import TemplateError
from unattend_gen.renderer.extra_file import ExtraFile, ExtraFilePlan, FromTemplate, artifact
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from pathlib import Path


def from_text(folder: Path, text: str, **values: object) -> FromTemplate:
    (folder / "text.j2").write_text(text, encoding="utf-8")
    return FromTemplate("text.j2", values)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.cmd", b"ver\r\nrem Grusz\r\n"),
        ("a.PS1", b"ver\r\nrem Grusz\r\n"),
        ("a.ini", b"ver\r\nrem Grusz\r\n"),
        ("a.txt", b"ver\nrem Grusz\n"),
    ],
)
def test_line_ends_follow_the_suffix(name: str, data: bytes, tmp_path: Path) -> None:
    extra_file = ExtraFile(name, from_text(tmp_path, "ver\nrem {{ word }}\n", word="Grusz"))
    assert artifact(extra_file, Templates(tmp_path)) == Artifact(name, data, holds_secret=False)


def test_a_powershell_script_beyond_ascii_has_a_byte_order_mark(tmp_path: Path) -> None:
    extra_file = ExtraFile("a.ps1", from_text(tmp_path, "'Büro'\n"))
    assert artifact(extra_file, Templates(tmp_path)).data == "\ufeff'Büro'\r\n".encode()


def test_a_printed_secret_makes_the_file_secret(tmp_path: Path) -> None:
    password = Secret(CANARY_PASSWORD, SecretKind.PASSWORD)
    content = from_text(tmp_path, "UserPassword={{ password }}\n", password=password)
    extra_file = ExtraFile("a.ini", content, (password,))
    assert artifact(extra_file, Templates(tmp_path)) == Artifact(
        "a.ini", f"UserPassword={CANARY_PASSWORD}\r\n".encode(), holds_secret=True
    )


def test_a_key_in_the_text_is_found_without_being_declared(tmp_path: Path) -> None:
    content = from_text(tmp_path, "slmgr /ipk {{ key }}\n", key=Secret(TEST_MAK))
    found = artifact(ExtraFile("a.cmd", content), Templates(tmp_path))
    assert (found.holds_secret, found.last_fives) == (True, ("Q4JK2",))


def test_a_published_key_is_listed_and_not_secret() -> None:
    found = artifact(ExtraFile("a.txt", GVLK_ENTERPRISE.encode()), Templates())
    assert (found.holds_secret, found.last_fives) == (False, ("2YT43",))


def test_bytes_are_written_as_they_are() -> None:
    assert artifact(ExtraFile("a.cmd", b"\xff\n"), Templates()).data == b"\xff\n"


def test_a_missing_template_is_named() -> None:
    extra_file = ExtraFile("a.txt", FromTemplate("targets/none.j2", {}))
    with pytest.raises(TemplateError) as caught:
        artifact(extra_file, Templates())
    assert caught.value.where == "targets/none.j2"


def test_the_repr_shows_no_content() -> None:
    secret = Secret(TEST_MAK)
    content = FromTemplate("a.j2", {"key": TEST_MAK})
    assert TEST_MAK not in repr(ExtraFile("a.ini", content, (secret,)))
    assert TEST_MAK not in repr(ExtraFile("a.ini", TEST_MAK.encode()))


def test_a_plan_needs_no_secret_by_default() -> None:
    assert tuple(ExtraFilePlan(lambda _: ()).needs(a_spec())) == ()

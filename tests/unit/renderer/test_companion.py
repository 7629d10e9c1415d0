from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, TEST_MAK
from tests.specs import a_spec
from unattend_gen.core.artifact import Artifact
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import TemplateError
from unattend_gen.renderer.companion import Companion, CompanionPlan, FromTemplate, artifact
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
def test_line_ends_are_those_of_the_kind_of_file(name: str, data: bytes, tmp_path: Path) -> None:
    companion = Companion(name, from_text(tmp_path, "ver\nrem {{ word }}\n", word="Grusz"))
    assert artifact(companion, Templates(tmp_path)) == Artifact(name, data, holds_secret=False)


def test_a_powershell_script_beyond_ascii_says_that_it_is_utf8(tmp_path: Path) -> None:
    companion = Companion("a.ps1", from_text(tmp_path, "'Büro'\n"))
    assert artifact(companion, Templates(tmp_path)).data == "\ufeff'Büro'\r\n".encode()


def test_a_secret_that_is_put_out_makes_the_file_secret(tmp_path: Path) -> None:
    password = Secret(CANARY_PASSWORD, SecretKind.PASSWORD)
    content = from_text(tmp_path, "UserPassword={{ password }}\n", password=password)
    companion = Companion("a.ini", content, (password,))
    assert artifact(companion, Templates(tmp_path)) == Artifact(
        "a.ini", f"UserPassword={CANARY_PASSWORD}\r\n".encode(), holds_secret=True
    )


def test_a_key_in_the_text_is_found_without_being_named(tmp_path: Path) -> None:
    content = from_text(tmp_path, "slmgr /ipk {{ key }}\n", key=Secret(TEST_MAK))
    found = artifact(Companion("a.cmd", content), Templates(tmp_path))
    assert (found.holds_secret, found.last_fives) == (True, ("Q4JK2",))


def test_a_published_key_is_listed_and_no_secret() -> None:
    found = artifact(Companion("a.txt", GVLK_ENTERPRISE.encode()), Templates())
    assert (found.holds_secret, found.last_fives) == (False, ("2YT43",))


def test_bytes_are_written_as_they_are() -> None:
    assert artifact(Companion("a.cmd", b"\xff\n"), Templates()).data == b"\xff\n"


def test_a_template_that_is_not_there_is_told_by_its_name() -> None:
    companion = Companion("a.txt", FromTemplate("targets/none.j2", {}))
    with pytest.raises(TemplateError) as caught:
        artifact(companion, Templates())
    assert caught.value.where == "targets/none.j2"


def test_no_print_shows_what_a_companion_holds() -> None:
    secret = Secret(TEST_MAK)
    content = FromTemplate("a.j2", {"key": TEST_MAK})
    assert TEST_MAK not in repr(Companion("a.ini", content, (secret,)))
    assert TEST_MAK not in repr(Companion("a.ini", TEST_MAK.encode()))


def test_a_plan_needs_no_secret_unless_it_says_so() -> None:
    assert tuple(CompanionPlan(lambda _: ()).needs(a_spec())) == ()

from __future__ import annotations

import base64
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import unattend_gen as ug
from tests.images import ANSWER_FILE, a_wim
from tests.readers import ran
from tests.samples import CANARY_PASSWORD, MARKER, a_shell_setup
from unattend_gen.errors import ExitCode
from unattend_gen.scrubber import copies

if TYPE_CHECKING:
    from pathlib import Path

LINE = f"net user a {CANARY_PASSWORD} /add\r\n"
ANSWERS = a_shell_setup(
    "specialize", f"<AutoLogon><Password><Value>{CANARY_PASSWORD}</Value></Password></AutoLogon>"
)
CODE = base64.b64encode(f"the word is {CANARY_PASSWORD}".encode()).decode()


def places(outcome: ug.ScrubOutcome) -> list[tuple[tuple[str, ...], int | None]]:
    return [(one.location.inside, one.location.line) for one in outcome.findings]


@pytest.mark.parametrize("in_place", [False, True])
@pytest.mark.parametrize("rest", [f"rem {CANARY_PASSWORD} it is", f"rem {CODE}"])
def test_a_copy_in_the_same_file_is_reported(tmp_path: Path, rest: str, *, in_place: bool) -> None:
    (tmp_path / "a.cmd").write_bytes(f"{LINE}{rest}\r\n".encode())
    outcome = ug.scrub(tmp_path, in_place=in_place)

    assert ((), 2) in places(outcome)
    assert outcome.exit_code is ExitCode.FINDINGS
    assert CANARY_PASSWORD not in repr(outcome)


def test_in_memory_a_copy_is_reported() -> None:
    outcome = ug.scrub(f"{LINE}rem {CANARY_PASSWORD} it is\r\n".encode())

    assert ((), 2) in places(outcome)


def test_many_copies_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.cmd").write_text(LINE + f"rem {CANARY_PASSWORD} it is\n" * 150)
    found = ug.scrub(tmp_path, in_place=True).findings

    assert len(found) == 101
    assert found[-1].message.endswith("in 49 more places")


def test_values_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_MOST_VALUES", 1)
    outcome = ug.scrub(f"{LINE}net user b Basalt-4321 /add\r\nrem Basalt-4321 it is\r\n".encode())

    assert [one.reason.value for one in outcome.skipped] == ["limit-reached"]
    assert outcome.skipped[0].advice.startswith("1 of the replaced values")


def test_a_copy_in_another_member_of_an_archive_is_reported(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("unattend.xml", ANSWERS)
        archive.writestr("notes/readme.txt", f"nothing\nit is {CANARY_PASSWORD} now\n")
    outcome = ug.scrub(tmp_path, in_place=True)

    assert places(outcome) == [(("notes/readme.txt",), 2)]
    assert outcome.exit_code is ExitCode.FINDINGS


def test_a_clean_archive_is_clean(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("unattend.xml", ANSWERS)
        archive.writestr("readme.txt", "nothing")

    assert ug.scrub(tmp_path, in_place=True).exit_code is ExitCode.CLEAN


def test_a_signed_package_is_refused_unless_its_signature_may_break(tmp_path: Path) -> None:
    path = tmp_path / "a.jar"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("unattend.xml", ANSWERS)
        archive.writestr("META-INF/BUILD.RSA", b"\x30\x82\x01")
    before = path.read_bytes()
    refused = ug.scrub(path, in_place=True)

    assert path.read_bytes() == before
    assert "--break-signatures" in refused.findings[0].advice

    broken = ug.scrub(path, in_place=True, break_signatures=True)

    assert [one.rule for one in broken.findings] == ["signature-broken"]
    assert path.read_bytes() != before


def test_the_same_stream_elsewhere_in_an_image_is_reported(tmp_path: Path) -> None:
    image = a_wim(tmp_path / "a.wim", {ANSWER_FILE: ANSWERS}, {"Users/x/copy.old": ANSWERS})
    outcome = ug.scrub(image, in_place=True)

    assert [inside for inside, _ in places(outcome)] == [("2", "Users/x/copy.old")]
    assert outcome.exit_code is ExitCode.FINDINGS


def test_nothing_is_left_of_deleted_images(tmp_path: Path) -> None:
    other = ANSWERS.replace(b"<unattend", b"<!-- other --><unattend")
    image = a_wim(
        tmp_path / "a.wim", {ANSWER_FILE: ANSWERS}, {"old.txt": other}, options=("--compress=none",)
    )
    ran("wimlib-imagex", "delete", image, "2", "--soft")
    was_kept = other in image.read_bytes()
    outcome = ug.scrub(image, in_place=True)

    assert was_kept
    assert outcome.exit_code is ExitCode.CLEAN
    assert CANARY_PASSWORD.encode() not in image.read_bytes()


def test_an_image_without_copies_is_clean(tmp_path: Path) -> None:
    image = a_wim(tmp_path / "a.wim", {ANSWER_FILE: ANSWERS}, {"Users/x/note.txt": b"text"})

    assert ug.scrub(image, in_place=True).exit_code is ExitCode.CLEAN


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)


@given(TEXT, TEXT, st.sampled_from(["\n", "\r\n"]))
def test_text_around_secrets_stays_byte_for_byte(before: str, after: str, end: str) -> None:
    text = end.join((f"rem {before}", "net user a {} /add", f"rem {after}", f"rem {{}} {after}"))
    outcome = ug.scrub(text.replace("{}", CANARY_PASSWORD).encode())

    expected = text.replace("{}", MARKER, 1).replace("{}", CANARY_PASSWORD)
    assert outcome.contents[0].data == expected.encode()
    assert ((), 4) in places(outcome)

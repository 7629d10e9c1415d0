from __future__ import annotations

import pytest

from tests.powershell import nodes, parsed
from tests.samples import MARKER
from tests.specs import a_spec, jobs, refusals
from unattend_gen.tables.cleanup import TABLE, Cleanup
from unattend_gen.tables.mapping.additions import Script
from unattend_gen.templating import Templates


def test_copies_are_deleted_at_both_moments_by_default() -> None:
    assert a_spec(cleanup={}).cleanup == Cleanup(
        panther="delete", at=("setup-complete", "first-logon")
    )


@pytest.mark.parametrize("at", ["first-logon", ["first-logon"]])
def test_moments_are_one_or_a_list(at: object) -> None:
    assert a_spec(cleanup={"panther": "check", "at": at}).cleanup == Cleanup(
        panther="check", at=("first-logon",)
    )


def test_an_empty_list_of_moments_is_rejected() -> None:
    assert refusals(cleanup={"at": []}) == {"cleanup.at": "should have at least 1"}


def scripts(**cleanup: object) -> list[Script]:
    return [job for job in jobs(TABLE, a_spec(cleanup=cleanup)) if isinstance(job, Script)]


def text(**cleanup: object) -> str:
    script = scripts(**cleanup)[0]
    return Templates().render(script.template, script.values)


def test_it_is_done_at_each_moment_once() -> None:
    found = scripts(at=["first-logon", "setup-complete", "first-logon"])

    assert [script.stage.value for script in found] == ["first-logon", "setup-complete"]


@pytest.mark.parametrize("panther", ["delete", "check"])
def test_the_script_parses(panther: str) -> None:
    assert not parsed(text(panther=panther)).root_node.has_error


def test_the_marker_is_found_without_its_asterisks() -> None:
    assert f"Contains('{MARKER.strip('*')}')" in text()


def test_nothing_is_deleted_when_it_only_looks() -> None:
    assert "Remove-Item" in nodes(text(panther="delete"), "command_name")
    assert "Remove-Item" not in nodes(text(panther="check"), "command_name")


def test_only_copies_of_setup_are_deleted() -> None:
    assert "if ($copies -contains $path) {\n        Remove-Item -LiteralPath $path" in text()


def test_the_original_that_the_new_setup_keeps_is_among_the_copies() -> None:
    assert r"'Panther\unattend-original.xml'" in nodes(text(), "verbatim_string_characters")


def test_no_value_is_written_into_the_log() -> None:
    lines = [line for line in text().splitlines() if "Write-Line" in line]

    assert lines
    assert [line for line in lines if "$text" in line or "InnerText" in line] == []

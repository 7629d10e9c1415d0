"""Starters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import unattend_gen as ug
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.api.render import targets
from unattend_gen.api.report import write_text
from unattend_gen.errors import OutputError, UsageError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_starter_is_text_to_be_rendered() -> None:
    write_text("new.toml", ug.init("sysprep-image"), replace=False)

    assert 'target = "sysprep"' in Path("new.toml").read_text(encoding="utf-8")
    with pytest.raises(OutputError):
        write_text("new.toml", "other", replace=False)


STARTERS = [name for name, _ in ug.starters()]


@pytest.mark.parametrize("name", STARTERS)
def test_each_starter_renders_without_finding(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write_text("spec.toml", ug.init(name), replace=False)
    monkeypatch.setenv("CONTOSO_MAK", TEST_MAK)
    for account in ("ADMIN", "SHARE", "USER", "WIFI"):
        monkeypatch.setenv(f"CONTOSO_{account}_PASSWORD", CANARY_PASSWORD)

    outcome = ug.render("spec.toml", out="out")

    assert [(one.rule, one.message) for one in outcome.findings] == []
    assert outcome.is_written


def test_there_is_a_starter_for_each_target() -> None:
    texts = "\n".join(map(ug.init, STARTERS))
    named = set(re.findall(r'^target = "(\w+)"', texts, re.MULTILINE))

    assert named == set(targets())


def test_each_starter_states_its_purpose_and_how_to_render_it() -> None:
    told = [ug.init(name) for name in STARTERS]

    assert all("#   unattend-gen render spec.toml" in text for text in told)
    assert len({summary for _, summary in ug.starters()}) == len(told)


def test_an_unknown_starter_lists_the_valid_ones() -> None:
    with pytest.raises(UsageError, match="laptop is not a starter; valid names: "):
        ug.init("laptop")

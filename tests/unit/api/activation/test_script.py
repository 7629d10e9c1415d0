"""The function of `activation script`."""

from __future__ import annotations

from pathlib import Path

import pytest

import unattend_gen as ug
from tests.samples import GVLK_ENTERPRISE, TEST_MAK
from unattend_gen.errors import KeyFormatError, SecretSourceError, UsageError

SPEC = """target = "media"
windows = "{windows}"
architecture = "amd64"
"""
WITH_KEY = '\n[product_key]\nactivation = "env:CONTOSO_MAK"\nsetup = "generic"\nedition = "Pro"\n'


def a_spec(folder: Path, windows: str, more: str = "") -> Path:
    (path := folder / "spec.toml").write_text(SPEC.format(windows=windows) + more, encoding="utf-8")
    return path


def test_the_form_follows_the_release_and_then_the_spec(tmp_path: Path) -> None:
    spec = a_spec(tmp_path, "7")

    assert ug.activation.script().suffix == ".ps1"
    assert ug.activation.script(spec).suffix == ".cmd"
    assert ug.activation.script(spec, windows="11-24h2").suffix == ".ps1"
    assert ug.activation.script(windows="11-24h2", form="slmgr").suffix == ".cmd"


def test_the_key_of_a_spec_is_installed_by_setup(tmp_path: Path) -> None:
    with_key = ug.activation.script(a_spec(tmp_path, "11-24h2", WITH_KEY))
    without = ug.activation.script(a_spec(tmp_path, "11-24h2"))

    assert b"Read-Host" not in with_key.data
    assert b"Read-Host" in without.data


def test_a_wrapping_has_its_ending() -> None:
    piece = ug.activation.script(wrapping="spec", key_at="installed")
    complete = ug.activation.script(wrapping="setup-complete", key_at="installed")

    assert (piece.suffix, complete.suffix) == (".toml", ".cmd")
    with pytest.raises(UsageError, match="choose from file, setup-complete, spec"):
        ug.activation.script(wrapping="msi")


def test_a_secret_replaces_a_variable() -> None:
    made = ug.activation.script(key_from="env:NO_MAK", secrets={"NO_MAK": TEST_MAK})

    assert TEST_MAK.encode() in made.data


def test_an_embedded_key_is_said_to_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTOSO_MAK", TEST_MAK.lower())

    made = ug.activation.script(key_from="env:CONTOSO_MAK")

    assert made.holds_secret
    assert TEST_MAK.encode() in made.data
    assert repr(made) == "ActivationScript('.ps1', holds_secret=True)"


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        (f"{TEST_MAK[:-1]}B", "env:CONTOSO_MAK: the key ending in Q4JKB is mistyped"),
        (GVLK_ENTERPRISE, "this is not a MAK but the published GVLK of .*Enterprise"),
        (TEST_MAK[:-1], "group 5 has 4 characters"),
        ("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "this is a placeholder"),
    ],
)
def test_only_a_mak_is_embedded(key: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTOSO_MAK", key)

    with pytest.raises(KeyFormatError, match=reason):
        ug.activation.script(key_from="env:CONTOSO_MAK")


def test_options_that_cannot_be_used_are_rejected() -> None:
    with pytest.raises(UsageError, match="choose from slmgr, cim, oslicense"):
        ug.activation.script(form="vbs")
    with pytest.raises(UsageError):
        ug.activation.script(windows="12")
    with pytest.raises(UsageError, match="cannot both contain the key"):
        ug.activation.script(key_at="installed", key_from="env:X")
    with pytest.raises(SecretSourceError):
        ug.activation.script(key_at=TEST_MAK)
    with pytest.raises(UsageError, match="spec takes a path"):
        ug.activation.script(spec=3)  # type: ignore[arg-type]  # wrong on purpose

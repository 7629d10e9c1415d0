"""The façade of `activation script`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import GVLK_ENTERPRISE, TEST_MAK
from unattend_gen.api.activation_scripts import ScriptRequest, activation_script
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

    assert activation_script(ScriptRequest()).suffix == ".ps1"
    assert activation_script(ScriptRequest(spec=spec)).suffix == ".cmd"
    assert activation_script(ScriptRequest(spec=spec, windows="11-24h2")).suffix == ".ps1"
    assert activation_script(ScriptRequest(windows="11-24h2", form="slmgr")).suffix == ".cmd"


def test_the_key_of_a_spec_is_installed_by_setup(tmp_path: Path) -> None:
    with_key = activation_script(ScriptRequest(spec=a_spec(tmp_path, "11-24h2", WITH_KEY)))
    without = activation_script(ScriptRequest(spec=a_spec(tmp_path, "11-24h2")))

    assert b"Read-Host" not in with_key.data
    assert b"Read-Host" in without.data


def test_a_wrapping_has_its_ending() -> None:
    piece = ScriptRequest(wrapping="spec", key_at="installed")
    complete = ScriptRequest(wrapping="setup-complete", key_at="installed")

    assert activation_script(piece).suffix == ".toml"
    assert activation_script(complete).suffix == ".cmd"


def test_an_embedded_key_is_said_to_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTOSO_MAK", TEST_MAK.lower())

    made = activation_script(ScriptRequest(key_from="env:CONTOSO_MAK"))

    assert made.holds_secret
    assert TEST_MAK.encode() in made.data
    assert repr(made) == "ActivationScript('.ps1', holds_secret=True)"


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        (f"{TEST_MAK[:-1]}B", "env:CONTOSO_MAK: the key ending in Q4JKB was mistyped"),
        (GVLK_ENTERPRISE, "this is no MAK: it is the published GVLK of .*Enterprise"),
        (TEST_MAK[:-1], "group 5 has 4 characters"),
        ("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "stands for a key"),
    ],
)
def test_what_is_no_mak_is_not_put_into_a_script(
    key: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTOSO_MAK", key)

    with pytest.raises(KeyFormatError, match=reason):
        activation_script(ScriptRequest(key_from="env:CONTOSO_MAK"))


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (ScriptRequest(form="vbs"), UsageError),
        (ScriptRequest(windows="12"), UsageError),
        (ScriptRequest(key_at="installed", key_from="env:X"), UsageError),
        (ScriptRequest(key_at=TEST_MAK), SecretSourceError),
    ],
)
def test_what_cannot_be_is_refused(request_: ScriptRequest, error: type[Exception]) -> None:
    with pytest.raises(error):
        activation_script(request_)

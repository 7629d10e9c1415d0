from __future__ import annotations

import pytest
from pydantic import ValidationError

from tests.samples import CANARY_PASSWORD
from tests.specs import a_spec, refusals
from unattend_gen.catalog.windows import windows_versions
from unattend_gen.core.passes import Architecture

NAMES = [version.name for version in windows_versions()]


def test_target_and_windows_are_all_a_spec_needs() -> None:
    spec = a_spec()

    assert (spec.target, spec.windows, spec.architecture) == (
        "media",
        "11-24h2",
        Architecture.AMD64,
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_windows_version_of_the_catalog_is_accepted(name: str) -> None:
    assert a_spec(windows=name).windows == name


def test_a_version_written_as_a_number_asks_for_quotes() -> None:
    assert refusals(windows=7) == {"windows": "should be text"}


@pytest.mark.parametrize("architecture", ["amd64", "x86", "arm64"])
def test_three_architectures_are_accepted(architecture: str) -> None:
    assert a_spec(architecture=architecture).architecture == Architecture(architecture)


def test_an_unknown_architecture_is_rejected() -> None:
    assert refusals(architecture="x64") == {"architecture": "should be one of amd64, x86, arm64"}


@pytest.mark.parametrize("key", ["setup", "activation"])
def test_an_edition_without_a_published_key_is_rejected(key: str) -> None:
    table = {key: "gvlk", "edition": "Home"}

    assert refusals(product_key=table) == {
        "product_key": "no gvlk key of this edition is published for 11-24h2"
    }


def test_a_windows_family_is_not_a_version() -> None:
    assert refusals(windows="11") == {"windows": "`11` is not a Windows version"}


def test_a_key_is_not_looked_up_for_an_invalid_version() -> None:
    table = {"setup": "gvlk", "edition": "Home"}

    assert refusals(windows="12", product_key=table).keys() == {"windows"}


def test_a_spec_does_not_change() -> None:
    spec = a_spec()

    with pytest.raises(ValidationError, match="frozen"):
        spec.windows = "7"  # type: ignore[misc]  # that it is refused is the point


def test_a_spec_shows_sources_and_never_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PW", CANARY_PASSWORD)

    shown = repr(a_spec(accounts={"administrator": "env:PW"}))

    assert "EnvSource(name='PW')" in shown
    assert CANARY_PASSWORD not in shown

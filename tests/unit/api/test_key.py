"""Identifying a key, as a library does it."""

from __future__ import annotations

from pathlib import Path

import pytest

import unattend_gen as ug
from tests.samples import GVLK_ENTERPRISE, TEST_MAK
from unattend_gen.errors import ExitCode, SecretSourceError, UsageError


def test_a_published_key_is_identified(tmp_path: Path) -> None:
    Path(tmp_path, "key").write_text(GVLK_ENTERPRISE)

    outcome = ug.key(f"file:{tmp_path}/key")

    assert (outcome.verdict, outcome.facts["edition"]) == ("published", "Enterprise")
    assert list(outcome.facts)[:3] == ["verdict", "last_five", "generation"]
    assert outcome.facts["last_five"] == GVLK_ENTERPRISE[-5:]


def test_secrets_replace_the_variable_of_a_source() -> None:
    outcome = ug.key("env:CONTOSO_MAK", secrets={"CONTOSO_MAK": TEST_MAK})

    assert (outcome.verdict, outcome.exit_code) == ("unlisted", ExitCode.CLEAN)
    assert TEST_MAK not in outcome.format() + outcome.format("json") + repr(outcome)


def test_a_secret_is_inspected_as_it_is() -> None:
    assert ug.key(ug.Secret(TEST_MAK[:-2])).verdict == "malformed"


def test_a_key_instead_of_a_source_is_rejected_and_not_shown() -> None:
    with pytest.raises(SecretSourceError) as caught:
        ug.key(TEST_MAK)

    assert TEST_MAK not in str(caught.value)


def test_an_unknown_format_lists_the_valid_ones() -> None:
    with pytest.raises(UsageError, match="xml is not a format here; valid formats: text, json"):
        ug.key(ug.Secret(TEST_MAK)).format("xml")


def test_a_wrong_type_names_the_argument() -> None:
    with pytest.raises(UsageError, match="key_from takes a str, not int"):
        ug.key(5)  # type: ignore[arg-type]  # what the test is about

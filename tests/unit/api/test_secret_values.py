"""Secrets that a program hands over."""

from __future__ import annotations

import pytest

from tests.samples import CANARY_PASSWORD
from unattend_gen.api.secret_values import reader
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.errors import SecretSourceError, UsageError


@pytest.mark.parametrize("value", [CANARY_PASSWORD, Secret(CANARY_PASSWORD)])
def test_a_value_replaces_the_variable_and_gets_the_kind_asked_for(value: str | Secret) -> None:
    secret = reader({"NAME": value})(EnvSource("NAME"), SecretKind.TOKEN)

    assert (secret.reveal(), secret.kind) == (CANARY_PASSWORD, SecretKind.TOKEN)


def test_other_variables_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTHER", "a")

    assert reader({"NAME": "b"})(EnvSource("OTHER"), SecretKind.TOKEN).reveal() == "a"


@pytest.mark.parametrize(
    ("value", "error"), [("", SecretSourceError), ("a\0b", SecretSourceError), (5, UsageError)]
)
def test_a_value_that_cannot_be_rendered_is_rejected(value: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"NAME|variable names"):
        reader({"NAME": value})

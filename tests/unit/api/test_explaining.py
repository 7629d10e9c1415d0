"""Explaining as a library uses it."""

from __future__ import annotations

import pytest

from unattend_gen import api
from unattend_gen.errors import UsageError


def test_what_has_no_page_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        api.explain("no such thing")


def test_the_list_of_rules_is_a_page() -> None:
    assert "\nkey-mistyped " in api.explain("rules")

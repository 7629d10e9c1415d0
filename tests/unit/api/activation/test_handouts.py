"""The functions of `activation convert` and `activation ui`."""

from __future__ import annotations

import pytest

import unattend_gen as ug
from unattend_gen.errors import UsageError


def test_instructions_are_returned_for_a_release_or_for_all() -> None:
    assert ug.activation.ui(windows="11-24h2").format().startswith("How to activate Windows 11")
    title = "# How to activate Windows manually"
    assert ug.activation.ui().format("markdown").startswith(title)


def test_a_plan_is_returned_in_a_format() -> None:
    plan = ug.activation.convert("kms", edition="Enterprise", windows="11-24h2")

    assert plan.format("markdown").startswith("# From MAK to KMS client\n")


def test_an_unknown_format_is_rejected() -> None:
    with pytest.raises(UsageError, match="choose from text, markdown, json"):
        ug.activation.ui().format("html")

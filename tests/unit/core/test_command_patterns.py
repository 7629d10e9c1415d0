from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from unattend_gen.core.command_patterns import ENCODED_COMMAND, PATTERNS

if TYPE_CHECKING:
    from unattend_gen.core.command_programs import CommandPattern


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.command)
def test_every_pattern_compiles_and_names_its_secret(pattern: CommandPattern) -> None:
    assert "secret" in re.compile(pattern.expression).groupindex


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.command)
def test_the_words_of_a_pattern_are_lower_case(pattern: CommandPattern) -> None:
    assert pattern.words
    assert all(word == word.lower() for word in pattern.words)


@pytest.mark.parametrize("option", ["-e", "-enc", "-EncodedCommand", "/ec"])
def test_an_encoded_command_is_found_by_every_short_form(option: str) -> None:
    match = re.search(ENCODED_COMMAND, f"powershell {option} bgBlAHQAIAB1AHMAZQBy", re.IGNORECASE)

    assert match is not None
    assert match["base64"] == "bgBlAHQAIAB1AHMAZQBy"


def test_an_execution_policy_is_not_an_encoded_command() -> None:
    text = "powershell -ep bypassbypassbypass"

    assert re.search(ENCODED_COMMAND, text, re.IGNORECASE) is None

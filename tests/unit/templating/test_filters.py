from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD
from tests.templates import SECRET, failure, rendered

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("language", "literal"),
    [("powershell", "'5% of ''x'' a'"), ("cmd", "\"5%% of 'x' a\""), ("reg", "\"5% of 'x' a\"")],
)
def test_a_filter_quotes_for_each_language(tmp_path: Path, language: str, literal: str) -> None:
    source = f"{{{{ value | {language} }}}}"

    assert rendered(tmp_path, source, {"value": "5% of 'x' a"}, "t.txt.j2") == literal


@pytest.mark.parametrize("language", ["powershell", "cmd", "reg"])
def test_no_filter_shows_a_secret(tmp_path: Path, language: str) -> None:
    told = failure(tmp_path, f"{{{{ value | {language} }}}}", {"value": SECRET})

    assert told == ("t.xml.j2:1", "an expression fails with TypeError")


def test_a_value_that_a_language_cannot_represent_is_not_shown(tmp_path: Path) -> None:
    _, message = failure(tmp_path, "{{ value | cmd }}", {"value": f"{CANARY_PASSWORD}\n"})

    assert message == "an expression fails with ValueError"


@pytest.mark.parametrize("name", ["batch(2)", "center", "format", "indent", "random", "urlize"])
def test_an_unbounded_filter_is_not_available(tmp_path: Path, name: str) -> None:
    told = failure(tmp_path, f"{{{{ 'x' | {name} }}}}")

    assert told[1].startswith("invalid template: No filter named")


def test_items_are_joined_that_come_one_by_one(tmp_path: Path) -> None:
    source = "{{ range(3) | map('string') | join(', ') }}{{ ['a', 'b'] | join }}"

    assert rendered(tmp_path, source) == "0, 1, 2ab"


def test_texts_are_replaced_and_encoded_as_ever(tmp_path: Path) -> None:
    source = "{{ 'a-b' | replace('-', '+') }}{{ {'a': 1} | tojson }}"

    assert rendered(tmp_path, source, name="t.txt.j2") == 'a+b{"a": 1}'

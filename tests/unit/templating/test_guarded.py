from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.templates import FORBIDDEN
from unattend_gen.core.secret import Secret
from unattend_gen.errors import TemplateError
from unattend_gen.templating import Templates
from unattend_gen.templating.guarded import GuardedEnvironment
from unattend_gen.templating.placeholders import Alphabet, new_alphabet

if TYPE_CHECKING:
    from pathlib import Path

ALPHABET = Alphabet(new_alphabet())
HELD = Secret(ALPHABET.placeholder(0))


def rendered(folder: Path, source: str) -> tuple[str, list[str]]:
    loaded: list[str] = []
    (folder / "t.txt.j2").write_text(source)
    templates = Templates(
        folder,
        lambda **options: GuardedEnvironment(
            alphabet=ALPHABET, loaded=lambda name, _: loaded.append(name), **options
        ),
    )
    return templates.render("t.txt.j2", {"a": HELD, "names": ("x", "y")}), loaded


def test_texts_without_placeholders_are_used_as_ever(tmp_path: Path) -> None:
    source = "{{ names | join('-') | upper }}{{ names[0] == 'x' }}{{ 'abc'[1:] }}"

    assert rendered(tmp_path, source)[0] == "X-YTruebc"


@pytest.mark.parametrize("expression", ["x | upper", "x[0]", "x.upper()", "x < 'a'", "x[1:]"])
def test_a_captured_placeholder_cannot_be_looked_at(tmp_path: Path, expression: str) -> None:
    with pytest.raises(TemplateError, match=FORBIDDEN):
        rendered(tmp_path, f"{{% set x %}}{{{{ a }}}}{{% endset %}}{{{{ {expression} }}}}")


def test_each_template_is_reported_before_and_after_it_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "b.j2").write_text("b")

    assert rendered(tmp_path, "{% include 'b.j2' %}") == (
        "b",
        ["t.txt.j2", "t.txt.j2", "b.j2", "b.j2"],
    )

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from tests.trees import COMMANDS, COMPUTER_NAME, PRODUCT_KEY, SHELL_SETUP, a_tree
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import TemplateError
from unattend_gen.renderer.engine import render_tree, target_plan
from unattend_gen.renderer.memory import LONGEST, MOST_SHAPES, Memory, shape_of
from unattend_gen.renderer.scripts.carrying import Carried, CarriedFile
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.renderer.tree import PassTree

GROUP = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]"
PASSWORD = f"oobeSystem/{SHELL_SETUP}/UserAccounts/AdministratorPassword/Value"
NASTY = "<&>\"' \t\n\r]]> ä\u2028\U0001f600 "
CARRIED = Carried("extract <me>", (CarriedFile("a.ps1", "UTF8", "one\ntwo & <three>"),))
MEDIA = target_plan("media")


def tree_of(text: str, *, secret: str = CANARY_PASSWORD) -> tuple[PassTree, ...]:
    return a_tree(
        (COMPUTER_NAME, text),
        (PRODUCT_KEY, Secret(TEST_MAK, SecretKind.PRODUCT_KEY)),
        (f"{COMMANDS}[1]/CommandLine", text),
        (f"{GROUP}/@keyValue", text),
        (f"{GROUP}/Active", "true"),
        (PASSWORD, Secret(secret)),
    )


def data(templates: Templates, tree: tuple[PassTree, ...], scripts: Carried | None = None) -> bytes:
    return render_tree(tree, MEDIA, templates, scripts=scripts).artifacts[0].data


@pytest.mark.parametrize("text", ["PC-3", NASTY, " ", "\ue0000\ue001", "<!-- x -->", "a" * 5000])
def test_a_file_from_memory_has_the_bytes_of_a_rendered_one(text: str) -> None:
    remembering = Templates()
    data(remembering, tree_of("PC-1"))
    data(remembering, tree_of("PC-2"))

    assert data(remembering, tree_of(text)) == data(Templates(), tree_of(text))


@pytest.mark.parametrize("text", ["", "x"])
def test_an_empty_value_is_another_shape(text: str) -> None:
    remembering = Templates()
    for other in ("PC-1", "", "PC-2", ""):
        data(remembering, tree_of(other))

    assert data(remembering, tree_of(text)) == data(Templates(), tree_of(text))


def test_scripts_are_put_in_like_values() -> None:
    remembering = Templates()
    changed = replace(CARRIED, files=(CarriedFile("a.ps1", "UTF8", "four > 3"),))
    for scripts in (CARRIED, CARRIED, None, None):
        data(remembering, tree_of("PC-1"), scripts)

    found = data(remembering, tree_of("PC-2"), changed)

    assert found == data(Templates(), tree_of("PC-2"), changed)


def test_a_script_that_xml_cannot_carry_is_refused_however_often() -> None:
    remembering = Templates()
    for _ in range(3):
        data(remembering, tree_of("PC-1"), CARRIED)

    with pytest.raises(TemplateError, match="no well-formed XML"):
        data(remembering, tree_of("PC-1"), replace(CARRIED, extractor="\x07"))


def test_a_secret_that_stands_in_a_comment_is_refused_however_often() -> None:
    remembering = Templates()
    for _ in range(3):
        data(remembering, tree_of("PC-1"))

    with pytest.raises(TemplateError, match="a comment holds a secret"):
        data(remembering, tree_of("PC-1", secret="machine"))


def test_templates_of_the_user_see_every_value(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    source = (
        '{% import "macros.xml.j2" as xml %}{% call xml.component_element(component) %}'
        "{% for node in component.nodes %}<!-- {{ node.text | length }} -->{{ xml.element(node) }}"
        "{% endfor %}{% endcall %}"
    )
    (tmp_path / "components" / f"{SHELL_SETUP}.xml.j2").write_text(source)
    own = Templates(tmp_path)
    tree = a_tree((COMPUTER_NAME, "PC-1"))
    for _ in range(3):
        data(own, tree)

    assert b"<!-- 6 -->" in data(own, a_tree((COMPUTER_NAME, "PC-100")))


def test_a_shape_is_learnt_when_it_is_met_again() -> None:
    asked = []
    memory = Memory()
    templates = Templates()

    def learn(passes: tuple[PassTree, ...], scripts: Carried | None) -> tuple[bytes, object]:
        asked.append(scripts)
        return data(templates, passes, scripts), None

    recalled = [memory.recall(tree_of(text), None, learn) is None for text in ("a", "b", "c")]

    assert (recalled, len(asked)) == ([True, False, False], 1)


def test_a_long_file_is_left_to_the_templates() -> None:
    remembering = Templates()
    data(remembering, tree_of("PC-1"))
    data(remembering, tree_of("PC-2"))
    long = tree_of("a" * (LONGEST // 3 + 1))

    assert data(remembering, long) == data(Templates(), long)


def test_memory_has_an_end() -> None:
    memory = Memory()
    templates = Templates()

    def learn(passes: tuple[PassTree, ...], scripts: Carried | None) -> tuple[bytes, object]:
        return data(templates, passes, scripts), None

    first = a_tree((COMPUTER_NAME, "PC-1"))
    shapes = [
        a_tree(*((f"{COMMANDS}[{n}]/CommandLine", "ver") for n in range(1, most + 2)))
        for most in range(MOST_SHAPES)
    ]
    for tree in (first, first, *shapes):
        memory.recall(tree, None, learn)

    assert memory.recall(first, None, learn) is None


def test_a_text_among_elements_has_no_shape() -> None:
    tree = a_tree((f"{COMMANDS}[1]/CommandLine", "ver"))
    node = tree[0].components[0].nodes[0]
    mixed = replace(node, text="loose")
    component = replace(tree[0].components[0], nodes=(mixed,))

    assert shape_of((replace(tree[0], components=(component,)),), None) is None

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from tests.trees import COMMANDS, COMPUTER_NAME, PRODUCT_KEY, SHELL_SETUP, a_tree
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import TemplateError
from unattend_gen.renderer.answer_files import Content
from unattend_gen.renderer.cache import LONGEST, MOST_SHAPES, TextCache, shape_of
from unattend_gen.renderer.embedding import EmbeddedFile, EmbeddedScripts
from unattend_gen.renderer.engine import render_tree
from unattend_gen.renderer.target import target_plan
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.renderer.tree import PassTree

GROUP = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup[1]"
PASSWORD = f"oobeSystem/{SHELL_SETUP}/UserAccounts/AdministratorPassword/Value"
NASTY = "<&>\"' \t\n\r]]> ä\u2028\U0001f600 "
SCRIPTS = EmbeddedScripts("extract <me>", (EmbeddedFile("a.ps1", "UTF8", "one\ntwo & <three>"),))
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


def data(
    templates: Templates, tree: tuple[PassTree, ...], scripts: EmbeddedScripts | None = None
) -> bytes:
    return render_tree(tree, MEDIA, templates, scripts=scripts).artifacts[0].data


@pytest.mark.parametrize("text", ["PC-3", NASTY, " ", "\ue0000\ue001", "<!-- x -->", "a" * 5000])
def test_a_cached_file_has_the_same_bytes_as_a_rendered_one(text: str) -> None:
    cached = Templates()
    data(cached, tree_of("PC-1"))
    data(cached, tree_of("PC-2"))

    assert data(cached, tree_of(text)) == data(Templates(), tree_of(text))


@pytest.mark.parametrize("text", ["", "x"])
def test_an_empty_value_is_another_shape(text: str) -> None:
    cached = Templates()
    for other in ("PC-1", "", "PC-2", ""):
        data(cached, tree_of(other))

    assert data(cached, tree_of(text)) == data(Templates(), tree_of(text))


def test_scripts_are_inserted_like_values() -> None:
    cached = Templates()
    changed = replace(SCRIPTS, files=(EmbeddedFile("a.ps1", "UTF8", "four > 3"),))
    for scripts in (SCRIPTS, SCRIPTS, None, None):
        data(cached, tree_of("PC-1"), scripts)

    found = data(cached, tree_of("PC-2"), changed)

    assert found == data(Templates(), tree_of("PC-2"), changed)


def test_a_script_with_a_control_character_is_always_rejected() -> None:
    cached = Templates()
    for _ in range(3):
        data(cached, tree_of("PC-1"), SCRIPTS)

    with pytest.raises(TemplateError, match="do not produce well-formed XML"):
        data(cached, tree_of("PC-1"), replace(SCRIPTS, extractor="\x07"))


def test_a_secret_may_be_a_word_of_a_built_in_comment() -> None:
    cached = Templates()
    for _ in range(3):
        data(cached, tree_of("PC-1"))

    found = data(cached, tree_of("PC-1", secret="machine"))

    assert found == data(Templates(), tree_of("PC-1", secret="machine"))


def test_custom_templates_get_every_value(tmp_path: Path) -> None:
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


def test_a_skeleton_is_made_when_a_shape_is_met_again() -> None:
    rendered = []
    cache = TextCache()
    templates = Templates()

    def render(content: Content) -> tuple[bytes, object]:
        rendered.append(content.scripts)
        return data(templates, content.passes, content.scripts), None

    missed = [cache.find(Content(tree_of(text)), render) is None for text in ("a", "b", "c")]

    assert (missed, len(rendered)) == ([True, False, False], 1)


def test_a_long_file_is_always_rendered() -> None:
    cached = Templates()
    data(cached, tree_of("PC-1"))
    data(cached, tree_of("PC-2"))
    long = tree_of("a" * (LONGEST // 3 + 1))

    assert data(cached, long) == data(Templates(), long)


def test_the_number_of_skeletons_is_limited() -> None:
    cache = TextCache()
    templates = Templates()

    def render(content: Content) -> tuple[bytes, object]:
        return data(templates, content.passes, content.scripts), None

    first = a_tree((COMPUTER_NAME, "PC-1"))
    shapes = [
        a_tree(*((f"{COMMANDS}[{n}]/CommandLine", "ver") for n in range(1, most + 2)))
        for most in range(MOST_SHAPES)
    ]
    for tree in (first, first, *shapes):
        cache.find(Content(tree), render)

    assert cache.find(Content(first), render) is None


def test_text_next_to_elements_has_no_shape() -> None:
    tree = a_tree((f"{COMMANDS}[1]/CommandLine", "ver"))
    node = tree[0].components[0].nodes[0]
    mixed = replace(node, text="loose")
    component = replace(tree[0].components[0], nodes=(mixed,))

    assert shape_of(Content((replace(tree[0], components=(component,)),))) is None

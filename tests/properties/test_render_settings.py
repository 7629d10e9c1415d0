"""Every catalogued value, in each pass that allows it, survives the templates."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trees import a_tree
from tests.values import XML_TEXT, valid_values
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.write import write
from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.load import catalog
from unattend_gen.core.finding import Severity
from unattend_gen.core.location import Location
from unattend_gen.renderer.engine import render_tree
from unattend_gen.renderer.target import target_plan
from unattend_gen.templating import Templates
from unattend_gen.validator.engine import validate_answer_file

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Component, Setting
    from unattend_gen.core.passes import Pass
    from unattend_gen.renderer.engine import Rendering

OURS = Templates()
MEDIA = target_plan("media")
PLACES = sorted(
    {
        (component.name, pass_)
        for component in catalog().components()
        for setting in component.settings.values()
        for pass_ in setting.passes
        if setting.takes_value
    }
)

EXCLUSIVE = {"unclear-partition-size"}
"""Rules on settings that exclude each other, which happens if all are set."""


def a_component(name: str) -> Component:
    component = catalog().component(name)
    assert component is not None
    return component


def address(component: Component, setting: Setting, pass_: Pass) -> str:
    """Return the path of a setting with position 1 for each list item."""
    steps = [
        f"{path.rpartition('/')[2]}[1]"
        if component.settings[path].kind is Kind.LIST_ITEM
        else path.rpartition("/")[2]
        for path in accumulate(setting.path.split("/"), "{}/{}".format)
    ]
    return "/".join((pass_, component.name, *steps))


def settings_of(component: Component, pass_: Pass) -> dict[str, Setting]:
    return {
        address(component, setting, pass_): setting
        for setting in component.settings.values()
        if setting.takes_value and pass_ in setting.passes
    }


def rendered(values: dict[str, str]) -> Rendering:
    return render_tree(a_tree(*values.items()), MEDIA, OURS)


def read_back(rendering: Rendering) -> dict[str, str]:
    return {
        node.address: node.text
        for node in parse(rendering.artifacts[0].data).settings()
        if node.is_leaf
    }


def errors(rendering: Rendering) -> list[tuple[str, str | None]]:
    return [
        (finding.rule, finding.location.setting)
        for name, answer_file in rendering.answer_files.items()
        for finding in validate_answer_file(Location(name), answer_file, catalog())
        if finding.severity is Severity.ERROR
    ]


@pytest.mark.parametrize(("name", "pass_"), PLACES)
@given(data=st.data())
@settings(max_examples=2)
def test_all_values_of_a_component_render_read_back_and_validate(
    name: str, pass_: Pass, data: st.DataObject
) -> None:
    strategies = {
        path: valid_values(setting)
        for path, setting in settings_of(a_component(name), pass_).items()
    }
    values = data.draw(st.fixed_dictionaries(strategies))

    rendering = rendered(values)

    assert read_back(rendering) == values
    assert {rule for rule, _ in errors(rendering)} <= EXCLUSIVE


@given(st.data())
def test_one_value_alone_renders_reads_back_and_validates(data: st.DataObject) -> None:
    name, pass_ = data.draw(st.sampled_from(PLACES))
    path, setting = data.draw(
        st.sampled_from(sorted(settings_of(a_component(name), pass_).items(), key=str))
    )
    values = {path: data.draw(valid_values(setting))}

    rendering = rendered(values)

    assert read_back(rendering) == values
    assert errors(rendering) == []


@given(st.sampled_from(PLACES), st.data())
def test_any_text_that_xml_can_contain_is_read_back(
    place: tuple[str, Pass], data: st.DataObject
) -> None:
    paths = settings_of(a_component(place[0]), place[1])
    values = data.draw(st.fixed_dictionaries(dict.fromkeys(paths, XML_TEXT)))

    assert read_back(rendered(values)) == values


@given(text=XML_TEXT, key=XML_TEXT)
def test_any_key_of_a_list_item_is_read_back(text: str, key: str) -> None:
    path = "specialize/Microsoft-Windows-DNS-Client/DNSSuffixSearchOrder/DomainName[1]"

    rendering = rendered({path: text, f"{path}/@keyValue": key})

    (node,) = [node for node in parse(rendering.artifacts[0].data).settings() if node.is_leaf]
    assert (node.text, node.key_value) == (text, key)


@given(st.sampled_from(PLACES), st.data())
def test_a_rendering_is_canonical_and_reproducible(
    place: tuple[str, Pass], data: st.DataObject
) -> None:
    paths = settings_of(a_component(place[0]), place[1])
    values = data.draw(st.fixed_dictionaries(dict.fromkeys(paths, XML_TEXT)))

    once, again = rendered(values), rendered(dict(reversed(values.items())))

    assert once.artifacts == again.artifacts
    assert write(parse(once.artifacts[0].data)) == once.artifacts[0].data

"""Every catalogued setting renders from `[settings]` without findings, and is imported again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.properties.every_setting import SETTINGS, secret_of
from tests.specs import a_spec
from unattend_gen.api.import_ import import_file
from unattend_gen.api.render import MEANT_IN_RENDERED
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.windows import windows_version
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.renderer.assignments import assignments
from unattend_gen.renderer.engine import render_tree
from unattend_gen.renderer.target import target_facts, target_plan
from unattend_gen.renderer.tree import build
from unattend_gen.spec.load import spec_of
from unattend_gen.templating import Templates
from unattend_gen.toml.text import toml_table
from unattend_gen.validator.engine import validate_answer_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.properties.every_setting import Placed
    from unattend_gen.renderer.engine import Rendering
    from unattend_gen.spec.spec import Spec

OURS = Templates()
MEDIA = target_plan("media")
NAMES = sorted(SETTINGS)


def rendered(spec: Spec) -> Rendering:
    given_values = assignments(spec, secret_of, catalog())
    return render_tree(build(given_values, catalog(), spec.architecture), MEDIA, OURS)


def findings(placed: Placed, value: str) -> Iterator[tuple[str, str | None, str]]:
    """Return the findings on an answer file of one setting that the catalog does not explain."""
    spec = a_spec(windows=placed.windows, settings=placed.settings(value))
    version = windows_version(spec.windows)
    expected = MEANT_IN_RENDERED | placed.may_be_told
    for name, answer_file in rendered(spec).answer_files.items():
        at = Location(name)
        for finding in validate_answer_file(at, answer_file, catalog(), windows=version):
            if finding.rule not in expected:
                yield finding.rule, finding.location.setting, finding.message


def said(spec: Spec) -> dict[str, object]:
    return {str(each.path): each.value for each in assignments(spec, secret_of, catalog())}


def said_again(rendering: Rendering) -> dict[str, object]:
    """Return the content of the spec imported from a rendering, including secrets."""
    document = Document(Location("AutoUnattend.xml"), rendering.artifacts[0].data)
    outcome = import_file(document)
    assert outcome.is_complete
    table = toml_table(outcome.imported.text)
    assert isinstance(table, dict)
    spec, mistakes = spec_of(table, target_facts(), names_target=True)
    assert mistakes == ()
    assert spec is not None
    secrets = outcome.imported.secrets
    return {
        str(each.path): each.value
        for each in assignments(
            spec, lambda source, _: secrets[str(source).removeprefix("env:")], catalog()
        )
    }


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(max_examples=1, phases=[Phase.generate])
def test_each_setting_renders_to_a_valid_answer_file(name: str, data: st.DataObject) -> None:
    values = [(placed, data.draw(placed.values())) for placed in SETTINGS[name]]

    found = [each for placed, value in values for each in findings(placed, value)]

    assert found == []


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(max_examples=1, phases=[Phase.generate])
def test_all_settings_of_a_component_are_imported(name: str, data: st.DataObject) -> None:
    values = {placed.path: data.draw(placed.values()) for placed in SETTINGS[name]}
    spec = a_spec(settings=values)

    assert said_again(rendered(spec)) == said(spec)

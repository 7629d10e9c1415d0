from __future__ import annotations

import pytest

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.activation import assignments

SKIP = "specialize/Microsoft-Windows-Security-SPP-UX/SkipAutoActivation"


@pytest.mark.parametrize(("skip", "text"), [(True, "true"), (False, "false")])
def test_the_switch_is_written_as_it_is(skip: bool, text: str) -> None:  # noqa: FBT001 - a case
    assert written(assignments(a_spec(activation={"skip_automatic": skip}))) == {SKIP: text}


@pytest.mark.parametrize("tables", [{}, {"activation": {}}, {"activation": {"manual": True}}])
def test_a_switch_that_is_not_set_is_not_written(tables: dict[str, object]) -> None:
    assert written(assignments(a_spec(**tables))) == {}

from __future__ import annotations

from tests.specs import a_spec
from unattend_gen.tables.activation import Activation


def test_nothing_is_said_unless_it_is_written() -> None:
    assert a_spec(activation={}).activation == Activation(skip_automatic=None, manual=False)


def test_both_ways_can_be_chosen() -> None:
    spec = a_spec(activation={"skip_automatic": True, "manual": True})

    assert spec.activation == Activation(skip_automatic=True, manual=True)

from __future__ import annotations

import pytest

from unattend_gen.cli.ledger_options import (
    demand_action,
    demand_given,
    demand_left_out,
)
from unattend_gen.errors import UsageError


def test_every_action_there_is_passes() -> None:
    for action in ("record", "plan", "done", "show"):
        demand_action(action)


def test_what_was_given_comes_back() -> None:
    assert demand_given("--count", 0) == 0


def test_an_option_that_means_nothing_is_named_as_it_is_typed() -> None:
    with pytest.raises(UsageError, match="--max-age means nothing here"):
        demand_left_out(name=None, max_age=3)

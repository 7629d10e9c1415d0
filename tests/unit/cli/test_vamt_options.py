from __future__ import annotations

import pytest

from unattend_gen.cli.vamt_options import demand_lists, demand_reading_alone, demand_writing_alone
from unattend_gen.errors import UsageError


def test_lists_that_were_named_come_back() -> None:
    assert demand_lists(["x.cil"]) == ["x.cil"]


def test_options_that_were_left_out_are_no_trouble() -> None:
    demand_reading_alone(None, False)
    demand_writing_alone(None, None)


def test_a_list_beside_a_script_is_refused() -> None:
    with pytest.raises(UsageError, match="a script takes no list"):
        demand_writing_alone(["x.cil"], None)

from __future__ import annotations

from pathlib import Path

import pytest

from unattend_gen.api import validating
from unattend_gen.cli.validate_options import demand_showable, listed, read_beside
from unattend_gen.configuration.values import Configuration
from unattend_gen.errors import UsageError
from unattend_gen.validator.wishes import Wishes

KNOWN = Path("known.json")


def demand(wishes: Wishes) -> None:
    demand_showable(validating.settled(wishes, Configuration()))


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (None, ()),
        (["too-long"], ("too-long",)),
        (["too-long,wrong-type", " empty-key ,"], ("too-long", "wrong-type", "empty-key")),
    ],
)
def test_names_are_taken_with_commas_and_again(
    given: list[str] | None, names: tuple[str, ...]
) -> None:
    assert listed(given) == names


def test_what_is_known_is_shown_by_sarif_with_a_baseline_alone() -> None:
    demand(Wishes(baseline=KNOWN, report_format="sarif"))

    with pytest.raises(UsageError, match="for SARIF alone"):
        demand(Wishes(baseline=KNOWN))
    with pytest.raises(UsageError, match="there is none"):
        demand(Wishes(report_format="sarif"))


def test_what_is_read_beside_is_named_by_what_it_is() -> None:
    assert read_beside(Configuration(path=Path("c.toml")), KNOWN) == {
        "the configuration": "c.toml",
        "the baseline": "known.json",
    }
    assert read_beside(Configuration(), None) == {"the configuration": None, "the baseline": None}

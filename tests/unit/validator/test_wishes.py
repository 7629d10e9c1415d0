from __future__ import annotations

from pathlib import Path

import pytest

from unattend_gen.configuration.values import Configuration, FileIgnores
from unattend_gen.errors import UsageError
from unattend_gen.sources.walk.exclusions import Patterns
from unattend_gen.validator.policy import PerFileIgnore, Policy
from unattend_gen.validator.wishes import Plan, Wishes, settled

HERE = str(Path.cwd())
FILE = Path("/images/unattend-gen.toml")
CONFIGURATION = Configuration(
    path=FILE,
    windows="10-22h2",
    select=("too-long",),
    ignore=("wrong-case",),
    exclude=("old/",),
    fail_on="error",
    report_format="json",
    baseline=Path("/images/known.json"),
    per_file_ignores=(FileIgnores("lab/", ("wrong-type",)),),
)
PER_FILE = (PerFileIgnore(Patterns(("lab/",), "/images"), frozenset({"wrong-type"})),)


def test_without_any_wish_all_is_as_by_default() -> None:
    assert settled(Wishes(), Configuration(), folder=HERE) == Plan(
        windows=None,
        policy=Policy(),
        exclude=Patterns((), HERE),
        fail_on="warning",
        report_format="text",
        baseline=None,
    )


def test_the_configuration_decides_where_the_command_line_does_not() -> None:
    assert settled(Wishes(), CONFIGURATION, folder=HERE) == Plan(
        windows="10-22h2",
        policy=Policy(frozenset({"too-long"}), frozenset({"wrong-case"}), PER_FILE),
        exclude=Patterns(("old/",), "/images"),
        fail_on="error",
        report_format="json",
        baseline=Path("/images/known.json"),
    )


def test_the_command_line_wins() -> None:
    wishes = Wishes(
        windows="11-24h2",
        select=("wrong-type",),
        ignore=("empty-key",),
        exclude=("new/",),
        fail_on="note",
        report_format="text",
        baseline=Path("mine.json"),
    )

    assert settled(wishes, CONFIGURATION, folder=HERE) == Plan(
        windows="11-24h2",
        policy=Policy(frozenset({"wrong-type"}), frozenset({"empty-key"}), PER_FILE),
        exclude=Patterns(("new/",), HERE),
        fail_on="note",
        report_format="text",
        baseline=Path("mine.json"),
    )


@pytest.mark.parametrize("wishes", [Wishes(select=("x",)), Wishes(ignore=("x",))])
def test_an_unknown_rule_is_refused(wishes: Wishes) -> None:
    with pytest.raises(UsageError):
        settled(wishes, Configuration(), folder=HERE)

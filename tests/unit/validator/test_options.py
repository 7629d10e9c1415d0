from __future__ import annotations

from pathlib import Path

import pytest

from unattend_gen.configuration.values import Configuration, FileIgnores
from unattend_gen.errors import UsageError
from unattend_gen.rules.load import answer_file_rules
from unattend_gen.sources.walk.exclusions import Patterns
from unattend_gen.validator.options import (
    ALL_RULES,
    PerFileIgnore,
    Policy,
    ResolvedOptions,
    ValidateOptions,
    choose,
    require_known_rules,
    resolve_options,
)

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
    assert resolve_options(ValidateOptions(), Configuration(), folder=HERE) == ResolvedOptions(
        windows=None,
        policy=Policy(),
        exclude=Patterns((), HERE),
        fail_on="warning",
        report_format="text",
        baseline=None,
    )


def test_the_configuration_decides_where_the_command_line_does_not() -> None:
    assert resolve_options(ValidateOptions(), CONFIGURATION, folder=HERE) == ResolvedOptions(
        windows="10-22h2",
        policy=Policy(frozenset({"too-long"}), frozenset({"wrong-case"}), PER_FILE),
        exclude=Patterns(("old/",), "/images"),
        fail_on="error",
        report_format="json",
        baseline=Path("/images/known.json"),
    )


def test_the_command_line_wins() -> None:
    options = ValidateOptions(
        windows="11-24h2",
        select=("wrong-type",),
        ignore=("empty-key",),
        exclude=("new/",),
        fail_on="note",
        report_format="text",
        baseline=Path("mine.json"),
    )

    assert resolve_options(options, CONFIGURATION, folder=HERE) == ResolvedOptions(
        windows="11-24h2",
        policy=Policy(frozenset({"wrong-type"}), frozenset({"empty-key"}), PER_FILE),
        exclude=Patterns(("new/",), HERE),
        fail_on="note",
        report_format="text",
        baseline=Path("mine.json"),
    )


@pytest.mark.parametrize(
    "options", [ValidateOptions(select=("x",)), ValidateOptions(ignore=("x",))]
)
def test_an_unknown_rule_is_refused(options: ValidateOptions) -> None:
    with pytest.raises(UsageError):
        resolve_options(options, Configuration(), folder=HERE)


def test_all_rules_are_asked_unless_something_is_said() -> None:
    choice = choose(answer_file_rules(), ALL_RULES.select, ALL_RULES.unasked("a.xml"))

    assert (choice.asked, choice.others) == (answer_file_rules(), ())


def test_selected_rules_are_asked_alone() -> None:
    choice = choose(answer_file_rules(), frozenset({"wrong-type", "too-long"}), frozenset())

    assert choice.slugs == {"wrong-type", "too-long", "not-well-formed"}


def test_ignored_rules_are_not_asked_though_selected() -> None:
    policy = Policy(select=frozenset({"wrong-type", "too-long"}), ignore=frozenset({"too-long"}))

    assert policy.asks("wrong-type", "a.xml")
    assert not policy.asks("too-long", "a.xml")
    assert not policy.asks("wrong-case", "a.xml")


def test_a_file_that_cannot_be_read_is_reported_whatever_is_ignored() -> None:
    policy = Policy(select=frozenset(), ignore=frozenset({"not-well-formed"}))

    assert policy.asks("not-well-formed", "a.xml")


def test_some_files_may_be_asked_less() -> None:
    lab = PerFileIgnore(Patterns(("lab/",), "/images"), frozenset({"too-long"}))
    policy = Policy(ignore=frozenset({"wrong-case"}), per_file=(lab,))

    assert policy.unasked("/images/lab/a.xml") == {"wrong-case", "too-long"}
    assert policy.unasked("/images/a.xml") == {"wrong-case"}


def test_an_unknown_rule_gets_the_nearest_name() -> None:
    with pytest.raises(UsageError) as caught:
        require_known_rules(["wrong-typ"], ["wrong-type"], option="--select")

    assert str(caught.value) == "--select names a rule that does not exist"
    assert caught.value.advice == "did you mean wrong-type?"


def test_known_rules_pass() -> None:
    require_known_rules(["wrong-type"], ["wrong-type"], option="--select")

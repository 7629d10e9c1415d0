from __future__ import annotations

import pickle

import pytest

from unattend_gen.errors import (
    AnswerFileError,
    CatalogError,
    ConfigurationError,
    ExitCode,
    InputError,
    KeyFormatError,
    Mistake,
    MistakesError,
    OutputError,
    SecretSourceError,
    SourceError,
    SpecError,
    TemplateError,
    UnattendError,
    UsageError,
)


def test_the_exit_codes_are_those_of_the_contract() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "CLEAN": 0,
        "FINDINGS": 1,
        "USAGE": 2,
        "UNUSABLE": 3,
        "INCOMPLETE": 4,
        "BUG": 70,
        "INTERRUPTED": 130,
    }


@pytest.mark.parametrize(
    ("kind", "parent", "exit_code"),
    [
        (UnattendError, Exception, ExitCode.UNUSABLE),
        (UsageError, UnattendError, ExitCode.USAGE),
        (InputError, UnattendError, ExitCode.UNUSABLE),
        (MistakesError, InputError, ExitCode.UNUSABLE),
        (SpecError, MistakesError, ExitCode.UNUSABLE),
        (ConfigurationError, MistakesError, ExitCode.USAGE),
        (SecretSourceError, InputError, ExitCode.UNUSABLE),
        (AnswerFileError, InputError, ExitCode.UNUSABLE),
        (KeyFormatError, InputError, ExitCode.UNUSABLE),
        (TemplateError, InputError, ExitCode.UNUSABLE),
        (SourceError, UnattendError, ExitCode.UNUSABLE),
        (OutputError, UnattendError, ExitCode.UNUSABLE),
        (CatalogError, UnattendError, ExitCode.BUG),
    ],
)
def test_each_kind_has_its_parent_and_exit_code(
    kind: type[UnattendError], parent: type[Exception], exit_code: ExitCode
) -> None:
    assert (kind.__base__, kind.exit_code) == (parent, exit_code)


def test_an_error_reads_place_then_message_and_keeps_its_advice_apart() -> None:
    error = UsageError("no such format", advice="write text or json", where="--format")

    assert (str(error), error.advice) == ("--format: no such format", "write text or json")


def test_an_error_without_a_place_is_its_message() -> None:
    assert str(UsageError("no such format", advice="write text or json")) == "no such format"


def test_advice_is_never_left_out() -> None:
    with pytest.raises(TypeError, match=r"advice"):
        UsageError("no such format")  # type: ignore[call-arg]  # the refusal is under test


def test_an_answer_file_error_knows_line_and_column() -> None:
    error = AnswerFileError("not XML", advice="name another", line=3, column=7)

    assert (str(error), error.line, error.column) == ("not XML", 3, 7)


def test_a_spec_error_shows_every_mistake_as_an_editor_jumps_to_it() -> None:
    error = SpecError(
        (
            Mistake("is no setting", "did you mean time_zone?", "locale.timezone", 14),
            Mistake("is missing", "write a target", "target"),
            Mistake("is not valid TOML", "close the quotes", line=3),
        ),
        where="spec.toml",
    )

    assert str(error) == (
        "spec.toml:14: locale.timezone: is no setting\n"
        "spec.toml: target: is missing\n"
        "spec.toml:3: is not valid TOML"
    )


def test_the_first_mistake_speaks_for_a_spec_error() -> None:
    mistakes = (Mistake("is no setting", "remove it"), Mistake("is missing", "write a target"))

    error = SpecError(mistakes)

    assert (error.message, error.advice, error.mistakes) == (
        "is no setting",
        "remove it",
        mistakes,
    )


def test_an_error_comes_back_whole_from_another_process() -> None:
    error = AnswerFileError("not XML", advice="mend it", where="a.xml", line=3)

    revived = pickle.loads(pickle.dumps(error))  # noqa: S301 - what was pickled on this line

    assert type(revived) is AnswerFileError
    assert (str(revived), vars(revived)) == (str(error), vars(error))

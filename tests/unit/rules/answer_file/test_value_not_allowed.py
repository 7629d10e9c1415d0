from __future__ import annotations

import pytest

from tests.judging import judged, of_rule, slugs, verdicts
from tests.samples import CANARY_PASSWORD, a_component, a_shell_setup, an_answer_file
from unattend_gen.core.finding import Severity


def _setup(body: str) -> bytes:
    return an_answer_file(("windowsPE", a_component("Microsoft-Windows-Setup", body)))


def test_a_word_outside_a_closed_set_is_an_error_that_names_the_set() -> None:
    data = _setup("<DynamicUpdate><WillShowUI>Sometimes</WillShowUI></DynamicUpdate>")

    finding = of_rule("value-not-allowed", data)[0]

    assert finding.severity is Severity.ERROR
    assert finding.advice == "write Always, OnError or Never"


def test_another_case_is_a_note() -> None:
    data = _setup("<DynamicUpdate><WillShowUI>never</WillShowUI></DynamicUpdate>")

    address = "windowsPE/Microsoft-Windows-Setup/DynamicUpdate/WillShowUI"
    assert verdicts("value-not-allowed", data) == [("note", address)]


@pytest.mark.parametrize(("value", "is_safe"), [("never", True), ("Nevr", False)])
def test_a_fix_is_safe_if_only_the_case_differs(value: str, *, is_safe: bool) -> None:
    data = _setup(f"<DynamicUpdate><WillShowUI>{value}</WillShowUI></DynamicUpdate>")

    fix = of_rule("value-not-allowed", data)[0].fix

    assert fix is not None
    assert fix.is_safe is is_safe


def test_what_the_reference_contradicts_itself_on_is_a_note() -> None:
    name = "Microsoft-Windows-IE-InternetExplorer"
    body = a_component(name, "<TabProcessGrowth>Large</TabProcessGrowth>")

    found = verdicts("value-not-allowed", an_answer_file(("specialize", body)))

    assert found == [("note", f"specialize/{name}/TabProcessGrowth")]


def test_the_value_is_not_repeated() -> None:
    data = a_shell_setup("specialize", f"<ComputerName>{CANARY_PASSWORD}</ComputerName>")

    assert slugs(data) == ["value-not-allowed"]
    assert CANARY_PASSWORD not in repr(judged(data))


def test_a_generated_computer_name_is_allowed() -> None:
    assert slugs(a_shell_setup("specialize", "<ComputerName>*</ComputerName>")) == []

from __future__ import annotations

from tests.judging import of_rule, slugs, verdicts
from tests.samples import a_component, a_shell_setup, an_answer_file
from unattend_gen.core.finding import Confidence

_SHELL = "Microsoft-Windows-Shell-Setup"


def test_an_element_that_must_have_text_is_a_warning() -> None:
    data = a_shell_setup("oobeSystem", "<AutoLogon><Username> </Username></AutoLogon>")

    assert verdicts("empty-not-allowed", data) == [
        ("warning", f"oobeSystem/{_SHELL}/AutoLogon/Username")
    ]


def test_an_empty_number_is_a_warning_of_medium_confidence() -> None:
    data = a_shell_setup("specialize", "<Display><ColorDepth/></Display>")

    assert [finding.confidence for finding in of_rule("empty-not-allowed", data)] == [
        Confidence.MEDIUM
    ]


def test_an_element_that_may_be_empty_is_right() -> None:
    assert slugs(a_shell_setup("specialize", "<RegisteredOwner/>")) == []


def test_an_empty_container_is_right() -> None:
    assert slugs(a_shell_setup("oobeSystem", "<FirstLogonCommands/>")) == []


def test_an_item_whose_text_is_an_attribute_is_not_empty() -> None:
    item = '<ValidCommunity wcm:action="add" wcm:keyValue="public"/>'
    body = a_component(
        "Microsoft-Windows-SNMP-Agent-Service", f"<ValidCommunities>{item}</ValidCommunities>"
    )

    assert verdicts("empty-not-allowed", an_answer_file(("specialize", body))) == []


def test_an_empty_key_is_left_to_its_own_rule() -> None:
    assert slugs(a_shell_setup("specialize", "<ProductKey/>")) == ["empty-key"]

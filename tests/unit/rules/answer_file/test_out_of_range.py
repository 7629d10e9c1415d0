from __future__ import annotations

from tests.judging import of_rule
from tests.samples import a_component, a_shell_setup, an_answer_file
from unattend_gen.core.finding import Severity


def _command(order: str) -> bytes:
    return a_shell_setup(
        "oobeSystem",
        '<FirstLogonCommands><SynchronousCommand wcm:action="add">'
        f"<Order>{order}</Order><CommandLine>cmd /c ver</CommandLine>"
        "</SynchronousCommand></FirstLogonCommands>",
    )


def test_a_number_above_the_greatest_is_a_warning() -> None:
    finding = of_rule("out-of-range", _command("501"))[0]

    assert finding.severity is Severity.WARNING
    assert finding.message == "the value is out of range: the number must be from 1 to 500"


def test_what_the_reference_contradicts_itself_on_is_a_note() -> None:
    cluster = (
        '<Clusters><Cluster wcm:action="add">'
        "<IdentityHeartbeatPeriod>2000</IdentityHeartbeatPeriod></Cluster></Clusters>"
    )
    body = a_component("Microsoft-Windows-NetworkLoadBalancing-Core", cluster)

    (finding,) = of_rule("out-of-range", an_answer_file(("specialize", body)))

    assert finding.severity is Severity.NOTE


def test_the_bounds_themselves_are_allowed() -> None:
    assert of_rule("out-of-range", _command("500")) == []


def test_a_number_below_nothing_is_an_error() -> None:
    data = a_shell_setup("oobeSystem", "<AutoLogon><LogonCount>-1</LogonCount></AutoLogon>")

    finding = of_rule("out-of-range", data)[0]

    assert finding.severity is Severity.ERROR
    assert finding.message == "the value is out of range: the number must be at least 0"


def test_a_number_with_only_a_greatest_says_so() -> None:
    body = a_component("Microsoft-Windows-ehome-reg-inf", "<RestartHour>24</RestartHour>")

    finding = of_rule("out-of-range", an_answer_file(("specialize", body)))[0]

    assert finding.message == "`24` is out of range: the number must be at most 23"


def test_what_is_not_a_number_is_left_to_another_rule() -> None:
    assert of_rule("out-of-range", _command("first")) == []

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.judging import an_index
from tests.samples import a_component, an_answer_file
from unattend_gen.core.finding import Confidence, Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.validator.unexplained import unexplained

if TYPE_CHECKING:
    from unattend_gen.rules.index import Index

_BODY = (
    '\n<Interfaces><Interface wcm:action="add">\n<Identifier>Ethernet</Identifier>\n'
    "<Ipv4Settings/></Interface></Interfaces>"
)
_COMPONENT = a_component("Microsoft-Windows-TCPIP", _BODY)
_ADDRESS = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface[1]/Ipv4Settings"


def _out_of_order(*processed: str) -> Index:
    return an_index(an_answer_file(("specialize", _COMPONENT), processed=processed))


def test_a_refusal_of_which_no_finding_speaks_is_one() -> None:
    assert list(unexplained(_out_of_order(), ())) == [
        Finding(
            rule="schema-mismatch",
            severity=Severity.WARNING,
            confidence=Confidence.MEDIUM,
            location=Location("unattend.xml", line=6, column=1, setting=_ADDRESS),
            message="an element out of order",
            advice="expected Ipv4Settings, Ipv6Settings, Identifier, UnicastIpAddresses, Routes",
        )
    ]


def test_a_finding_at_the_same_start_tag_explains_it() -> None:
    (found,) = unexplained(_out_of_order(), ())

    assert list(unexplained(_out_of_order(), (found,))) == []


def test_what_setup_has_processed_it_has_taken() -> None:
    assert list(unexplained(_out_of_order("specialize"), ())) == []

from __future__ import annotations

from tests.judging import verdicts
from tests.samples import a_component, an_answer_file


def _interface(*elements: str) -> bytes:
    body = f'<Interfaces><Interface wcm:action="add">{"".join(elements)}</Interface></Interfaces>'
    return an_answer_file(("specialize", a_component("Microsoft-Windows-TCPIP", body)))


_IDENTIFIER = "<Identifier>Ethernet</Identifier>"
_IPV4 = "<Ipv4Settings><DhcpEnabled>true</DhcpEnabled></Ipv4Settings>"


def test_an_order_that_the_reference_requires_is_a_warning() -> None:
    address = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface[1]/Ipv4Settings"

    assert verdicts("schema-mismatch", _interface(_IDENTIFIER, _IPV4)) == [("warning", address)]


def test_what_another_rule_explains_is_not_named_again() -> None:
    data = _interface("<Metric>10</Metric>", _IDENTIFIER)

    assert verdicts("schema-mismatch", data) == []


def test_an_attribute_that_does_not_belong_is_a_warning() -> None:
    data = _interface(_IDENTIFIER.replace(">", ' kind="x">', 1))

    address = "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface[1]/Identifier"
    assert verdicts("schema-mismatch", data) == [("warning", address)]

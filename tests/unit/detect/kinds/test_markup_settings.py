from __future__ import annotations

import pytest

from tests.documents import a_document
from unattend_gen.detect.search import matches_in


def found(text: str) -> list[str]:
    return [
        reading.text[slice(*match.span)]
        for reading, match in matches_in(a_document(text, "x.config"))
        if match.content.is_leak and match.span
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<appSettings><add key="DomainJoinPassword" value="Kestrel!77"/></appSettings>',
        "<appSettings><add value='Kestrel!77' key='AdminPwd' /></appSettings>",
        (
            '<setting name="Pw" a="b"><value>x</value></setting>'
            '<setting name="AdminPassword" a="b">\n<value>Kestrel!77</value></setting>'
        ),
        '<properties><entry key="db.password">Kestrel!77</entry></properties>',
        '<bean><property name="password" value="Kestrel!77"/></bean>',
        '<configuration><network userName="x" password="Kestrel!77" /></configuration>',
    ],
)
def test_a_value_belongs_to_the_name_in_its_element(text: str) -> None:
    assert found(text) == ["Kestrel!77"]


@pytest.mark.parametrize(
    "text",
    [
        '<add key="AdminPassword" value="${PW}"/><add key="X" value="Kestrel!77"/>',
        '<data name="Password"><value>Enter the password</value></data>',
        '<string name="password">Пароль</string><string name="new_password">Password</string>',
        '<xs:element name="Password" type="xs:string"><a>text</a></xs:element>',
        '<input type="password" name="password" placeholder="Enter your password">',
        '<add key="UpdatePassword" value="Kestrel!77"/>',
    ],
)
def test_labels_references_and_other_names_are_not_secrets(text: str) -> None:
    assert found(text) == []

from __future__ import annotations

import pytest
from lxml import etree

from tests.samples import MARKER, a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.validator.typed_copy import copied, forgive_setup, pairs, set_types

SHELL_SETUP = "Microsoft-Windows-Shell-Setup"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def test_a_copy_is_the_same_document_of_other_elements() -> None:
    original = parse(a_shell_setup("oobeSystem", "<!-- x --><TimeZone>UTC</TimeZone>"))

    copy = copied(original)

    assert etree.tostring(copy.root) == etree.tostring(original.root)
    assert set(copy.root.iter()).isdisjoint(original.root.iter())


def test_each_element_of_a_copy_is_paired_with_its_original() -> None:
    original = parse(a_shell_setup("oobeSystem", "<!-- x --><TimeZone>UTC</TimeZone>"))
    copy = copied(original)

    settings = next(copy.passes())

    assert pairs(copy, original) == {
        copy.root: original.root,
        settings: original.root[0],
        settings[0]: original.root[0][0],
        settings[0][1]: original.root[0][0][1],
    }


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        (SHELL_SETUP, SHELL_SETUP),
        (SHELL_SETUP.lower(), SHELL_SETUP),
        ("microsoft-windows-setup-", "Microsoft-Windows-Setup"),
        ("Microsoft-Windows-WDF-Kernel Library", "Microsoft-Windows-WDF-Kernel_Library"),
        ("Contoso-Agent", "OtherComponent"),
        ("", "OtherComponent"),
    ],
)
def test_each_component_says_its_type(name: str, type_: str) -> None:
    copy = copied(parse(an_answer_file(("specialize", a_component(name, "")))))

    set_types(copy, catalog())

    assert [node.element.get(f"{XSI}type") for node in copy.components()] == [type_]


def test_a_type_is_written_with_the_prefix_of_its_namespace() -> None:
    copy = copied(
        parse(
            b'<u:unattend xmlns:u="urn:schemas-microsoft-com:unattend"><u:settings>'
            b'<u:component name="Microsoft-Windows-Setup"/></u:settings></u:unattend>'
        )
    )

    set_types(copy, catalog())

    assert copy.root[0][0].get(f"{XSI}type") == "u:Microsoft-Windows-Setup"


def test_what_the_document_says_of_types_is_dropped() -> None:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    body = f'<TimeZone {xsi} xsi:type="anyType" xsi:nil="true" other="x">UTC</TimeZone>'
    copy = copied(parse(a_shell_setup("oobeSystem", body)))

    set_types(copy, catalog())

    assert dict(copy.root[0][0][0].attrib) == {"other": "x"}


def test_what_setup_leaves_behind_is_taken_out() -> None:
    body = (
        f"<ProductKey>{MARKER}</ProductKey><UserAccounts><AdministratorPassword>{MARKER}"
        f"<Value>x</Value></AdministratorPassword></UserAccounts><Unknown>{MARKER}</Unknown>"
    )
    copy = copied(
        parse(
            an_answer_file(
                ("specialize", a_component(SHELL_SETUP, body)), processed=("specialize",)
            )
        )
    )

    forgive_setup(copy, catalog())

    clean = parse(
        an_answer_file(
            (
                "specialize",
                a_component(
                    SHELL_SETUP, f"<UserAccounts></UserAccounts><Unknown>{MARKER}</Unknown>"
                ),
            )
        )
    )
    assert etree.tostring(copy.root) == etree.tostring(clean.root)

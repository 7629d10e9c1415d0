from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.schemas import a_component_element
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.to_xsd import component_xsd, frame_xsd, to_xsd, to_xsd11

if TYPE_CHECKING:
    from collections.abc import Callable

    from unattend_gen.catalog.load import Catalog

XS = "{http://www.w3.org/2001/XMLSchema}"
WHOLE = etree.XMLSchema(etree.fromstring(to_xsd(catalog())))


@pytest.mark.parametrize(
    ("generate", "command"),
    [(to_xsd, "unattend-gen schema xsd"), (to_xsd11, "unattend-gen schema xsd11")],
)
def test_the_first_line_names_the_command_that_generates_it(
    generate: Callable[[Catalog], bytes], command: str
) -> None:
    first = generate(catalog()).splitlines()[0]

    assert first == f"<!-- Generated from schemas/catalog by `{command}`; do not edit. -->".encode()


@pytest.mark.parametrize("generate", [to_xsd, to_xsd11])
def test_generating_twice_results_in_the_same_bytes(generate: Callable[[Catalog], bytes]) -> None:
    assert generate(catalog()) == generate(catalog())


@pytest.mark.parametrize("generate", [to_xsd, to_xsd11])
def test_every_component_has_a_type_and_so_has_an_unknown_one(
    generate: Callable[[Catalog], bytes],
) -> None:
    schema = etree.fromstring(generate(catalog()))

    names = {type_.get("name") for type_ in schema.findall(f"{XS}complexType")}

    assert len(names) == 99
    assert names == {"OtherComponent", *(name.replace(" ", "_") for name in catalog().names)}


@pytest.mark.parametrize("generate", [to_xsd, to_xsd11])
def test_every_setting_is_an_element(generate: Callable[[Catalog], bytes]) -> None:
    schema = etree.fromstring(generate(catalog()))

    elements = schema.findall(f"{XS}complexType//{XS}element")

    assert len(elements) == 1249


def test_both_versions_have_the_same_types() -> None:
    older = etree.fromstring(to_xsd(catalog()))
    newer = etree.fromstring(to_xsd11(catalog()))

    for schema in (older, newer):
        etree.strip_elements(schema, f"{XS}annotation")
        schema.remove(schema.findall(f"{XS}element")[0])

    assert etree.tostring(older, method="c14n2", strip_text=True) == etree.tostring(
        newer, method="c14n2", strip_text=True
    )


def test_a_single_component_validates_as_in_the_whole_schema() -> None:
    component = catalog().component("Microsoft-Windows-Shell-Setup")
    assert component is not None

    alone = etree.XMLSchema(etree.fromstring(component_xsd(component)))

    right = a_component_element("<TimeZone>UTC</TimeZone>", "Microsoft-Windows-Shell-Setup")
    wrong = a_component_element("<TimeZon>UTC</TimeZon>", "Microsoft-Windows-Shell-Setup")
    assert (WHOLE.validate(right), alone.validate(right)) == (True, True)
    assert (WHOLE.validate(wrong), alone.validate(wrong)) == (False, False)


def test_the_frame_alone_knows_no_component() -> None:
    names = [
        type_.get("name") for type_ in etree.fromstring(frame_xsd()).findall(f"{XS}complexType")
    ]

    assert names == ["OtherComponent"]


@pytest.mark.parametrize(
    ("component", "body"),
    [
        ("Microsoft-Windows-Shell-Setup", "<OOBE><ProtectYourPC> 3 </ProtectYourPC></OOBE>"),
        ("Microsoft-Windows-Shell-Setup", "<CopyProfile>TRUE</CopyProfile>"),
        ("Microsoft-Windows-Shell-Setup", "<Display><DPI>96</DPI></Display>"),
        (
            "Microsoft-Windows-Setup",
            (
                "<DiskConfiguration><WillShowUI>OnError</WillShowUI><Disk><DiskID>0</DiskID></Disk>"
                "<Disk><DiskID>1</DiskID></Disk></DiskConfiguration>"
            ),
        ),
        (
            "Microsoft-Windows-TCPIP",
            (
                "<Interfaces><Interface><Identifier>a</Identifier><UnicastIpAddresses>"
                '<IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.1/24</IpAddress>'
                "</UnicastIpAddresses></Interface></Interfaces>"
            ),
        ),
        (
            "Microsoft-Windows-International-Core",
            "<InputLocale>0407:00000407; en-US</InputLocale>",
        ),
        (
            "Security-Malware-Windows-Defender",
            "<FallbackOrder>MMPC|FileShares</FallbackOrder>",
        ),
        (
            "Microsoft-Windows-SNMP-Agent-Service",
            "<RFC1156Agent><sysServices>79</sysServices></RFC1156Agent>",
        ),
        ("Microsoft-Windows-WDF-Kernel_Library", "<DriverStartType>3</DriverStartType>"),
    ],
)
def test_right_contents_of_real_components_are_accepted(component: str, body: str) -> None:
    assert WHOLE.validate(a_component_element(body, component))


@pytest.mark.parametrize(
    ("component", "body"),
    [
        ("Microsoft-Windows-Shell-Setup", "<OOBE><ProtectYourPC>4</ProtectYourPC></OOBE>"),
        ("Microsoft-Windows-Shell-Setup", "<CopyProfile>yes</CopyProfile>"),
        ("Microsoft-Windows-Shell-Setup", "<Display><DPI>95</DPI></Display>"),
        ("Microsoft-Windows-Shell-Setup", "<ComputerName>SIXTEEN-LETTERS0</ComputerName>"),
        (
            "Microsoft-Windows-TCPIP",
            (
                "<Interfaces><Interface><UnicastIpAddresses/><Identifier>a</Identifier></Interface>"
                "</Interfaces>"
            ),
        ),
        ("Security-Malware-Windows-Defender", "<FallbackOrder>MMPC;FileShares</FallbackOrder>"),
        (
            "Microsoft-Windows-SNMP-Agent-Service",
            "<RFC1156Agent><sysServices>16</sysServices></RFC1156Agent>",
        ),
    ],
)
def test_wrong_contents_of_real_components_are_rejected(component: str, body: str) -> None:
    assert not WHOLE.validate(a_component_element(body, component))

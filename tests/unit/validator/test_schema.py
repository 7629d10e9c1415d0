from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.samples import GVLK_PRO, MARKER, a_component, a_shell_setup, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.validator.schema import Profile, Violation, accepts, refused, violations

if TYPE_CHECKING:
    from unattend_gen.answer_file.tree import AnswerFile, Element

SHELL_SETUP = "Microsoft-Windows-Shell-Setup"
OOBE_NAMES = (
    "HideEULAPage, HideLocalAccountScreen, HideOEMRegistrationScreen, HideOnlineAccountScreens, "
    "HideWirelessSetupInOOBE, NetworkLocation, OEMAppId, ProtectYourPC, UnattendEnableRetailDemo, "
    "VMModeOptimizations, SkipMachineOOBE or SkipUserOOBE"
)
ATTRIBUTES = (
    "expected the attributes name, processorArchitecture, publicKeyToken, language, "
    "and optionally version and versionScope"
)
PASS_ATTRIBUTE = (
    "expected the attribute pass with windowsPE, offlineServicing, generalize, specialize, "
    "auditSystem, auditUser, oobeSystem or oobeUser"
)
CORRECT_ATTRIBUTES = "correct the attributes of the element"
CORRECT_TEXT = "correct the text, or delete the element"


def strict(data: bytes) -> tuple[Violation, ...]:
    return violations(parse(data), profile=Profile.STRICT)


def the_only(answer_file: AnswerFile, name: str) -> Element:
    (element,) = answer_file.root.iter(f"{{*}}{name}")
    return element


@pytest.mark.parametrize("profile", Profile)
def test_a_right_file_has_no_violation(profile: Profile) -> None:
    answer_file = parse(
        an_answer_file(
            (
                "specialize",
                a_component(
                    SHELL_SETUP,
                    f"<ComputerName> PC-1 </ComputerName><ProductKey>{GVLK_PRO}</ProductKey>"
                    "<CopyProfile>TRUE</CopyProfile>",
                ),
            )
        )
    )

    assert violations(answer_file, profile=profile) == ()
    assert accepts(answer_file, profile=profile)


@pytest.mark.parametrize(
    ("body", "name", "path", "message", "advice"),
    [
        (
            "<OOBE><ProtectYourPC>9</ProtectYourPC></OOBE>",
            "ProtectYourPC",
            "/OOBE/ProtectYourPC",
            "expected 1, 2 or 3",
            CORRECT_TEXT,
        ),
        (
            "<Display><DPI>many</DPI></Display>",
            "DPI",
            "/Display/DPI",
            "expected a whole number from 96 to 480",
            CORRECT_TEXT,
        ),
        (
            (
                "<FirstLogonCommands><SynchronousCommand><Order>0</Order></SynchronousCommand>"
                "</FirstLogonCommands>"
            ),
            "Order",
            "/FirstLogonCommands/SynchronousCommand/Order",
            "expected a whole number from 1 to 500",
            CORRECT_TEXT,
        ),
        (
            "<TimeZone>UTC<Offset/></TimeZone>",
            "TimeZone",
            "/TimeZone",
            "there are elements where only text belongs",
            "write text of up to 256 characters",
        ),
        (
            "<OOBE>text<ProtectYourPC>3</ProtectYourPC></OOBE>",
            "OOBE",
            "/OOBE",
            "there is text where only elements belong",
            f"text belongs in {OOBE_NAMES}",
        ),
        (
            "<OOBE><HideEula>true</HideEula></OOBE>",
            "HideEula",
            "/OOBE",
            "this element does not belong here",
            f"expected {OOBE_NAMES}",
        ),
        (
            '<TimeZone zone="UTC">UTC</TimeZone>',
            "TimeZone",
            "/TimeZone",
            "expected no attribute",
            CORRECT_ATTRIBUTES,
        ),
        (
            '<FirstLogonCommands><SynchronousCommand action="add"/></FirstLogonCommands>',
            "SynchronousCommand",
            "/FirstLogonCommands/SynchronousCommand",
            "expected the attributes wcm:action and wcm:keyValue",
            CORRECT_ATTRIBUTES,
        ),
    ],
)
def test_a_violation_names_the_element_and_what_was_expected(
    body: str, name: str, path: str, message: str, advice: str
) -> None:
    answer_file = parse(a_shell_setup("oobeSystem", body))

    assert violations(answer_file, profile=Profile.STRICT) == (
        Violation(the_only(answer_file, name), f"oobeSystem/{SHELL_SETUP}{path}", message, advice),
    )


def test_a_second_element_is_named_by_its_number() -> None:
    (violation,) = strict(a_shell_setup("oobeSystem", "<TimeZone>A</TimeZone><TimeZone/>"))

    assert violation.path == f"oobeSystem/{SHELL_SETUP}/TimeZone[2]"
    assert violation.message == "this element occurs more than once"
    assert violation.advice == "keep one of them"


def test_an_element_out_of_order_shows_the_order() -> None:
    interface = "<Interface><Routes/><Identifier>a</Identifier></Interface>"
    component = a_component("Microsoft-Windows-TCPIP", f"<Interfaces>{interface}</Interfaces>")

    (violation,) = strict(an_answer_file(("specialize", component)))

    assert violation.path == "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface/Identifier"
    assert violation.message == "this element is out of order"
    assert violation.advice == (
        "expected Ipv4Settings, Ipv6Settings, Identifier, UnicastIpAddresses, Routes"
    )


def test_the_line_of_a_violation_is_the_line_of_its_element() -> None:
    answer_file = parse(
        a_shell_setup("oobeSystem", "\n<!-- x -->\n<CopyProfile>\nno</CopyProfile>")
    )

    (violation,) = violations(answer_file, profile=Profile.STRICT)

    assert answer_file.location("a.xml", violation.element).line == 5


def test_violations_are_in_document_order() -> None:
    found = strict(
        an_answer_file(
            ("nonsense", ""),
            ("specialize", a_component(SHELL_SETUP, "<A/><CopyProfile>no</CopyProfile>")),
            ("oobeSystem", a_component("Unknown", "", architecture="x64")),
        )
    )

    assert [(violation.path, violation.message) for violation in found] == [
        ("settings[1]", PASS_ATTRIBUTE),
        (f"specialize/{SHELL_SETUP}", "this element does not belong here"),
        (f"specialize/{SHELL_SETUP}/CopyProfile", "expected true or false"),
        ("oobeSystem/component[1]", ATTRIBUTES),
    ]


def test_a_wrong_root_is_the_only_violation() -> None:
    answer_file = parse(b'<unattend xmlns="urn:other"><settings pass="x"/></unattend>')

    assert violations(answer_file, profile=Profile.STRICT) == (
        Violation(
            answer_file.root,
            "",
            "expected the root element unattend of the namespace "
            "urn:schemas-microsoft-com:unattend",
            'write <unattend xmlns="urn:schemas-microsoft-com:unattend">',
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "path", "message"),
    [
        (b"</unattend>", b"<a/></unattend>", "unattend", "this element does not belong here"),
        (b"</unattend>", b"a</unattend>", "unattend", "there is text where only elements belong"),
        (b"<unattend ", b'<unattend a="1" ', "unattend", "expected no attribute"),
        (b"</settings>", b"<a/></settings>", "oobeSystem", "this element does not belong here"),
        (b"</settings>", b"a</settings>", "oobeSystem", "there is text where only elements belong"),
        (b' pass="oobeSystem"', b"", "settings[1]", PASS_ATTRIBUTE),
        (b' pass="oobe', b' a="1" pass="oobe', "oobeSystem", PASS_ATTRIBUTE),
        (b' language="neutral"', b"", f"oobeSystem/{SHELL_SETUP}", ATTRIBUTES),
        (b' language="neutral"', b' language="" a="1"', f"oobeSystem/{SHELL_SETUP}", ATTRIBUTES),
        (b'"amd64"', b'"x64"', f"oobeSystem/{SHELL_SETUP}", ATTRIBUTES),
    ],
)
def test_the_frame_is_explained_too(old: bytes, new: bytes, path: str, message: str) -> None:
    data = a_shell_setup("oobeSystem", "<TimeZone>UTC</TimeZone>").replace(old, new)

    (violation,) = strict(data)

    assert (violation.path, violation.message) == (path, message)


def test_an_unattend_element_below_servicing_is_not_a_trouble() -> None:
    data = an_answer_file().replace(
        b"</unattend>", b'<servicing><unattend a="1"/></servicing></unattend>'
    )

    (violation,) = strict(data)

    assert (violation.path, violation.message) == ("unattend", "expected no attribute")


@pytest.mark.parametrize(
    "name",
    ["MICROSOFT-WINDOWS-SETUP", "microsoft-windows-setup-", "Microsoft-Windows-Setup"],
)
def test_a_component_is_known_in_any_case_and_by_its_aliases(name: str) -> None:
    component = a_component(name, "<UserData><AcceptEula>no</AcceptEula></UserData>")

    (violation,) = strict(an_answer_file(("windowsPE", component)))

    assert violation.path == "windowsPE/Microsoft-Windows-Setup/UserData/AcceptEula"


def test_the_content_of_an_unknown_component_is_not_judged() -> None:
    component = a_component("Contoso-Agent", "<Anything>at<All/></Anything>")

    assert strict(an_answer_file(("specialize", component))) == ()


def test_a_prefix_for_the_namespace_changes_nothing() -> None:
    data = (
        b'<u:unattend xmlns:u="urn:schemas-microsoft-com:unattend"><u:settings pass="specialize">'
        b'<u:component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" '
        b'publicKeyToken="31bf3856ad364e35" language="neutral">'
        b"<u:TimeZone>UTC</u:TimeZone><u:CopyProfile>no</u:CopyProfile>"
        b"</u:component></u:settings></u:unattend>"
    )

    (violation,) = strict(data)

    assert violation.path == f"specialize/{SHELL_SETUP}/CopyProfile"


def test_comments_and_instructions_are_not_taken_for_content() -> None:
    body = (
        "<!-- a --><TimeZone>U<!-- b -->T<?c d?>C</TimeZone><CopyProfile>n<!-- e -->o</CopyProfile>"
    )

    (violation,) = strict(a_shell_setup("oobeSystem", body))

    assert violation.path == f"oobeSystem/{SHELL_SETUP}/CopyProfile"


def test_a_document_has_no_say_in_its_types_and_schemas() -> None:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    hint = f'{xsi} xsi:schemaLocation="urn:schemas-microsoft-com:unattend nowhere.xsd"'
    body = f'<CopyProfile {xsi} xsi:type="anyType" xsi:nil="true">no</CopyProfile>'
    data = a_shell_setup("oobeSystem", body).replace(b"<unattend ", f"<unattend {hint} ".encode())

    (violation,) = strict(data)

    assert violation.message == "expected true or false"


PANTHER_COPY = an_answer_file(
    (
        "specialize",
        a_component(
            SHELL_SETUP, f"<ProductKey>{MARKER}</ProductKey><ComputerName>PC</ComputerName>"
        ),
    ),
    (
        "oobeSystem",
        a_component(
            SHELL_SETUP,
            f"<AutoLogon><Password>{MARKER}</Password><Enabled>true</Enabled></AutoLogon>"
            f"<UserAccounts><AdministratorPassword>{MARKER}<Value>{MARKER}</Value>"
            "<PlainText>true</PlainText></AdministratorPassword></UserAccounts>",
        ),
    ),
    processed=("specialize", "oobeSystem"),
)


def test_a_panther_copy_passes_in_the_relaxed_profile() -> None:
    assert violations(parse(PANTHER_COPY), profile=Profile.RELAXED) == ()


def test_a_panther_copy_fails_in_the_strict_profile() -> None:
    assert [(violation.path, violation.message) for violation in strict(PANTHER_COPY)] == [
        ("specialize", PASS_ATTRIBUTE),
        (
            f"specialize/{SHELL_SETUP}/ProductKey",
            "expected a product key: five groups of five characters, separated by hyphens",
        ),
        ("oobeSystem", PASS_ATTRIBUTE),
        (
            f"oobeSystem/{SHELL_SETUP}/AutoLogon/Password",
            "there is text where only elements belong",
        ),
        (
            f"oobeSystem/{SHELL_SETUP}/UserAccounts/AdministratorPassword",
            "there is text where only elements belong",
        ),
    ]


def test_the_relaxed_profile_forgives_nothing_else() -> None:
    data = PANTHER_COPY.replace(b"<Enabled>true", b"<Enabled>yes").replace(
        b"<ComputerName>", f"<Unknown>{MARKER}</Unknown><ComputerName>".encode()
    )

    found = violations(parse(data), profile=Profile.RELAXED)

    assert [(violation.path, violation.message) for violation in found] == [
        (f"specialize/{SHELL_SETUP}", "this element does not belong here"),
        (f"oobeSystem/{SHELL_SETUP}/AutoLogon/Enabled", "expected true or false"),
    ]


@pytest.mark.parametrize("profile", Profile)
def test_the_answer_file_is_not_changed(profile: Profile) -> None:
    answer_file = parse(
        PANTHER_COPY.replace(b"<ComputerName>", b"<!-- x --><Bad a='b'/><ComputerName>")
    )
    before = etree.tostring(answer_file.root)

    violations(answer_file, profile=profile)

    assert etree.tostring(answer_file.root) == before


def test_a_component_that_is_wrong_all_over_is_reported_25_times() -> None:
    body = "".join(f"<Wrong{number}/>" for number in range(100))

    assert len(strict(a_shell_setup("oobeSystem", body))) == 25


def test_a_file_that_is_wrong_all_over_is_reported_250_times() -> None:
    component = a_component(SHELL_SETUP, "<Wrong/>" * 25)

    assert len(strict(an_answer_file(("oobeSystem", component * 11)))) == 250


def test_a_component_of_many_thousand_elements_is_not_looked_at_one_by_one() -> None:
    answer_file = parse(a_shell_setup("oobeSystem", "<Wrong/>" * 20_000))

    assert violations(answer_file, profile=Profile.STRICT) == (
        Violation(
            the_only(answer_file, "component"),
            f"oobeSystem/{SHELL_SETUP}",
            "there are more than 2000 elements, and not all follow the schema",
            "answer files have some hundreds; look for content that is repeated",
        ),
    )


def test_accepting_does_not_load_the_library_that_explains() -> None:
    program = (
        "import sys\n"
        "from unattend_gen.validator.schema import Profile, accepts, violations\n"
        "from unattend_gen.answer_file.parse import parse\n"
        "answer_file = parse(sys.stdin.buffer.read())\n"
        "assert violations(answer_file, profile=Profile.STRICT) == ()\n"
        "assert 'xmlschema' not in sys.modules\n"
    )
    data = a_shell_setup("oobeSystem", "<TimeZone>UTC</TimeZone>")

    done = subprocess.run([sys.executable, "-c", program], input=data, check=False)

    assert done.returncode == 0


def test_the_quick_engine_names_where_it_stops() -> None:
    answer_file = parse(a_shell_setup("specialize", "<CopyProfile>maybe</CopyProfile>"))
    wrong = the_only(answer_file, "CopyProfile")
    assert refused(answer_file, profile=Profile.STRICT) == (wrong,)

from __future__ import annotations

import pytest

from tests.samples import (
    CANARY_PASSWORD,
    GVLK_PRO,
    MARKER,
    TEST_MAK,
    a_component,
    a_shell_setup,
    an_answer_file,
)
from unattend_gen.answer_file.parse import parse
from unattend_gen.auditor.judge import (
    LEAKS,
    Judged,
    findings_in_text,
    judge,
    judge_settings,
    verdict,
)
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Finding, Severity
from unattend_gen.core.location import Location
from unattend_gen.core.report import CheckedDocument, CheckedSetting, SettingState, Verdict

AT = Location("unattend.xml")
SHELL_SETUP = "specialize/Microsoft-Windows-Shell-Setup"


def judged(data: bytes, location: Location = AT) -> Judged:
    return judge(location, parse(data), catalog())


def shell_setup(body: str) -> Judged:
    return judged(a_shell_setup("specialize", body))


def places(result: Judged) -> list[tuple[str, int | None, str | None]]:
    return [(one.rule, one.location.line, one.location.setting) for one in result.findings]


def test_a_document_with_markers_alone_is_scrubbed() -> None:
    result = shell_setup(
        f"\n<ProductKey>{MARKER}</ProductKey>\n<AutoLogon><Password>{MARKER}</Password></AutoLogon>"
    )

    assert result == Judged(
        CheckedDocument(
            AT,
            Verdict.SCRUBBED,
            (
                CheckedSetting(f"{SHELL_SETUP}/ProductKey", SettingState.MARKER, 4),
                CheckedSetting(f"{SHELL_SETUP}/AutoLogon/Password", SettingState.MARKER, 5),
            ),
        ),
        (),
    )


def test_one_live_secret_makes_a_leak_of_the_document() -> None:
    result = shell_setup(
        f"\n<ProductKey>{TEST_MAK}</ProductKey>\n<AutoLogon><Password>{MARKER}</Password></AutoLogon>"
    )

    assert result.document.verdict is Verdict.LEAKED
    assert places(result) == [("leftover-key", 4, f"{SHELL_SETUP}/ProductKey")]


def test_a_finding_has_the_exact_place_of_the_element() -> None:
    [finding] = shell_setup(f"\n  <ProductKey>{TEST_MAK}</ProductKey>").findings

    assert finding.location == Location(
        "unattend.xml", line=4, column=3, setting=f"{SHELL_SETUP}/ProductKey"
    )
    assert finding.last_five == "Q4JK2"


def test_the_container_of_a_document_stays_in_every_place() -> None:
    inside = Location("pe.iso", ("sources/boot.wim", "2"))
    data = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")

    result = judged(data, inside)

    assert result.document.location == inside
    assert [finding.location.inside for finding in result.findings] == [inside.inside]


def test_a_document_without_sensitive_settings_has_nothing_to_scrub() -> None:
    assert shell_setup("<TimeZone>UTC</TimeZone>") == Judged(
        CheckedDocument(AT, Verdict.NOTHING_TO_SCRUB), ()
    )


@pytest.mark.parametrize("text", [GVLK_PRO, "", "{{ key }}", "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"])
def test_a_published_key_is_not_scrubbed(text: str) -> None:
    result = shell_setup(f"<ProductKey>{text}</ProductKey>")

    assert result.document.verdict is Verdict.NOTHING_TO_SCRUB


def test_a_secret_in_a_command_is_a_leak_at_the_command() -> None:
    command = f"net user bob {CANARY_PASSWORD} /add"
    result = shell_setup(
        "<FirstLogonCommands><SynchronousCommand wcm:action='add'>"
        f"<CommandLine>{command}</CommandLine></SynchronousCommand></FirstLogonCommands>"
    )

    assert result.document.verdict is Verdict.LEAKED
    assert places(result) == [
        (
            "secret-in-command",
            3,
            f"{SHELL_SETUP}/FirstLogonCommands/SynchronousCommand[1]/CommandLine",
        )
    ]


def test_equal_secrets_in_one_command_are_reported_once() -> None:
    command = f"net user bob {CANARY_PASSWORD} &amp; net user eve {CANARY_PASSWORD}"

    assert len(shell_setup(f"<X>{command}</X>").findings) == 1


def test_a_key_in_any_other_setting_is_a_leak() -> None:
    result = shell_setup(f"<RegisteredOwner>key {TEST_MAK}</RegisteredOwner>")

    assert places(result) == [("leftover-key", 3, f"{SHELL_SETUP}/RegisteredOwner")]
    assert [finding.message for finding in result.findings] == [
        "a product key ending in Q4JK2 is in the text"
    ]


def test_a_key_in_an_attribute_is_a_leak() -> None:
    result = judged(an_answer_file(("specialize", f'<x note="{TEST_MAK}"/>')))

    assert places(result) == [("leftover-key", 3, "unattend/settings/x")]


def test_a_community_name_is_a_leak_at_its_attribute() -> None:
    item = "<ValidCommunity wcm:keyValue='private'>4</ValidCommunity>"
    body = f"<ValidCommunities>{item}</ValidCommunities>"
    component = a_component("Microsoft-Windows-SNMP-Agent-Service", body)

    result = judged(an_answer_file(("specialize", component)))

    setting = (
        "specialize/Microsoft-Windows-SNMP-Agent-Service/ValidCommunities/ValidCommunity/@keyValue"
    )
    assert places(result) == [("leftover-password", 3, setting)]
    assert [one.setting for one in result.document.settings] == [setting]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (f"<!--\n{TEST_MAK}\n-->\n<unattend/>", 2),
        (f"<unattend>\n<!-- a\nb\n{TEST_MAK} -->\n</unattend>", 4),
        (f"<unattend/>\n<!-- {TEST_MAK} -->", 2),
        (f"<unattend>\n<?note {TEST_MAK}?></unattend>", 2),
    ],
    ids=["before the root", "inside", "behind", "an instruction"],
)
def test_a_key_in_a_comment_is_a_leak_on_its_line(data: str, line: int) -> None:
    result = judged(data.encode())

    assert result.document.verdict is Verdict.LEAKED
    assert places(result) == [("leftover-key", line, None)]


def test_a_link_in_a_comment_that_carries_a_password_is_a_leak() -> None:
    link = f"https://example.org/?Language=en&AccountPassword0={CANARY_PASSWORD}&x=1"
    data = f"<!-- {link} -->\n<unattend/>"

    assert places(judged(data.encode())) == [("leftover-password", 1, None)]


def test_a_password_element_in_a_comment_is_a_leak() -> None:
    data = f"<unattend><!-- <Password><Value>{CANARY_PASSWORD}</Value></Password> --></unattend>"

    assert places(judged(data.encode())) == [("leftover-password", 1, None)]


def test_a_password_in_an_entity_is_found_and_the_doctype_reported() -> None:
    doctype = f'<!DOCTYPE unattend [<!ENTITY p "{CANARY_PASSWORD}">]>\n'
    data = f"{doctype}<unattend><Password>&p;</Password></unattend>"

    result = judged(data.encode())

    assert result.document.verdict is Verdict.LEAKED
    assert places(result) == [
        ("leftover-password", 2, "unattend/Password"),
        ("doctype-present", 1, None),
    ]


def test_a_key_inside_a_doctype_is_found() -> None:
    data = f'<!DOCTYPE unattend [\n<!ENTITY k "{TEST_MAK}">]><unattend>&amp;</unattend>'

    assert places(judged(data.encode())) == [
        ("doctype-present", 1, None),
        ("leftover-key", 2, None),
    ]


def test_a_doctype_in_front_of_its_root_on_one_line_is_looked_at_alone() -> None:
    data = f"<!DOCTYPE unattend><unattend><ProductKey>{TEST_MAK}</ProductKey></unattend>"

    assert places(judged(data.encode())) == [
        ("leftover-key", 1, "unattend/ProductKey"),
        ("doctype-present", 1, None),
    ]


def test_a_document_that_is_not_an_answer_file_is_reported() -> None:
    result = judged(b"<catalog/>")

    assert places(result) == [("wrong-root", 1, None)]
    assert result.document.verdict is Verdict.NOTHING_TO_SCRUB


def test_cdata_hides_nothing() -> None:
    body = (
        f"<AutoLogon><Password><Value><![CDATA[{CANARY_PASSWORD}]]></Value></Password></AutoLogon>"
    )

    assert places(shell_setup(body)) == [
        ("leftover-password", 3, f"{SHELL_SETUP}/AutoLogon/Password/Value")
    ]


def test_a_comment_inside_a_value_hides_nothing() -> None:
    body = f"<ProductKey>{TEST_MAK[:9]}<!-- x -->{TEST_MAK[9:]}</ProductKey>"

    assert places(shell_setup(body)) == [("leftover-key", 3, f"{SHELL_SETUP}/ProductKey")]


@pytest.mark.parametrize(
    "body",
    [
        f"<{TEST_MAK}/>",
        f'<Foo {TEST_MAK}="1"/>',
        f'<Foo xmlns:x="{TEST_MAK}"/>',
        f'<{TEST_MAK}:Foo xmlns:{TEST_MAK}="urn:x"/>',
        f"<?{TEST_MAK} x?>",
    ],
)
def test_a_key_in_a_name_is_not_scrubbed(body: str) -> None:
    result = shell_setup(f"<ProductKey>{MARKER}</ProductKey>{body}")

    assert result.document.verdict is Verdict.LEAKED
    assert [(one.rule, one.last_five) for one in result.findings] == [("leftover-key", "Q4JK2")]


def test_a_password_in_the_place_of_a_switch_is_not_scrubbed() -> None:
    result = shell_setup(
        f"<AutoLogon><Password><Value>{MARKER}</Value>"
        f"<PlainText>{CANARY_PASSWORD}</PlainText></Password></AutoLogon>"
    )

    assert result.document.verdict is Verdict.LEAKED


def a_finding(rule: str) -> Finding:
    [finding] = shell_setup(f"<ProductKey>{TEST_MAK}</ProductKey>").findings
    return Finding(rule, finding.severity, finding.confidence, AT, "", "")


def test_the_rules_that_make_a_leak_are_these() -> None:
    assert {"leftover-key", "leftover-password", "secret-in-command"} == LEAKS


@pytest.mark.parametrize("rule", sorted(LEAKS))
def test_a_leak_wins_over_any_number_of_markers(rule: str) -> None:
    marker = CheckedSetting("specialize/C/Password", SettingState.MARKER)

    assert verdict([marker], [a_finding(rule)]) is Verdict.LEAKED


def test_other_findings_do_not_change_the_verdict() -> None:
    marker = CheckedSetting("specialize/C/Password", SettingState.MARKER)

    assert verdict([marker], [a_finding("published-key")]) is Verdict.SCRUBBED
    assert verdict([], [a_finding("doctype-present")]) is Verdict.NOTHING_TO_SCRUB


BROKEN = f"<unattend>\n<ProductKey>{TEST_MAK}</ProductKey>\n<Password>{CANARY_PASSWORD}</Passwort>"


def found(data: bytes) -> list[tuple[str, int | None]]:
    document = Document(Location("unattend.xml"), data)
    return [(finding.rule, finding.location.line) for finding in findings_in_text(document)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_secrets_are_found_in_every_encoding(encoding: str) -> None:
    assert found(BROKEN.encode(encoding)) == [("leftover-key", 2), ("leftover-password", 3)]


def test_secrets_are_found_next_to_undecodable_bytes() -> None:
    assert found(b"\xff\xfe\xfa" + BROKEN.encode()) == [
        ("leftover-key", 2),
        ("leftover-password", 3),
    ]


@pytest.mark.parametrize("start", [b"\x80\x81", b"\x80\x81\x82"], ids=["even", "odd"])
def test_two_byte_text_inside_a_binary_is_found(start: bytes) -> None:
    data = start + f"\n<Key>{TEST_MAK}</Key>\n".encode("utf-16-le")

    assert [rule for rule, _ in found(data)] == ["leftover-key"]


def test_a_finding_mentions_that_the_text_could_not_be_parsed() -> None:
    document = Document(Location("-", ("member",)), BROKEN.encode())

    first, _ = findings_in_text(document)

    assert first.location == Location("-", ("member",), line=2)
    assert first.message == "a product key ending in Q4JK2 is in text that cannot be parsed"


def test_a_command_in_broken_text_is_found() -> None:
    assert found(f"<Path>net user bob {CANARY_PASSWORD} /add<".encode()) == [
        ("secret-in-command", 1)
    ]


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\xff", f"<Password>{MARKER}".encode(), bytes(range(256))]
)
def test_bytes_without_a_secret_give_nothing(data: bytes) -> None:
    assert found(data) == []


PLACEHOLDERS = (
    *("@Password@", "%Tgb6yhn%", "${Secret}", "{{ hunter2 }}", "<%= pw %>", "__PW__"),
    *("$AdminPassword", "[ADMIN_PASSWORD]", "{{{pw}}}", "%{ if a }${pw}%{ endif }", "var.pw"),
    "[parameters('pw')]",
)
IN_PANTHER = Location("pc/Windows/Panther/unattend.xml")


def a_password(text: str, plain_text: str = "<PlainText>true</PlainText>") -> bytes:
    value = text.replace("<", "&lt;")
    body = f"<AutoLogon><Password><Value>{value}</Value>{plain_text}</Password></AutoLogon>"
    return a_shell_setup("oobeSystem", body)


@pytest.mark.parametrize("text", PLACEHOLDERS)
@pytest.mark.parametrize("plain_text", ["<PlainText>true</PlainText>", ""])
def test_a_password_like_a_placeholder_is_one_in_a_copy_of_setup(
    text: str, plain_text: str
) -> None:
    result = judged(a_password(text, plain_text), IN_PANTHER)

    assert [(one.rule, one.severity) for one in result.findings] == [
        ("leftover-password", Severity.ERROR)
    ]
    assert result.document.verdict is Verdict.LEAKED


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_the_same_text_in_a_template_is_no_finding(text: str) -> None:
    assert judged(a_password(text)).findings == ()


def test_an_encoded_value_and_a_key_may_be_placeholders_in_a_copy_of_setup() -> None:
    encoded = judged(a_password("${Secret}", "<PlainText>false</PlainText>"), IN_PANTHER)
    key = judged(a_shell_setup("specialize", "<ProductKey>%PRODUCT_KEY%</ProductKey>"), IN_PANTHER)

    rules = [finding.rule for result in (encoded, key) for finding in result.findings]
    assert rules == ["placeholder-value", "placeholder-value"]


def test_the_settings_alone_are_inspected_if_the_rest_is_known_to_be_clean() -> None:
    data = a_shell_setup(
        "specialize", f"<ProductKey>{MARKER}</ProductKey><TimeZone>{TEST_MAK}</TimeZone>"
    )

    assert judge_settings(AT, parse(data), catalog()).findings == ()
    assert [one.rule for one in judged(data).findings] == ["leftover-key"]

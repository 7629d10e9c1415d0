from __future__ import annotations

import pytest

from tests.documents import a_document
from tests.samples import MARKER
from unattend_gen.auditor.scan import scan
from unattend_gen.scrubber.engine import ScrubContext, scrub

CONTEXT = ScrubContext(b"k" * 32)
CALL = "ConvertTo-SecureString -String '{}' -AsPlainText -Force"
ALIKE = [
    pytest.param("a.ps1", "[CmdletBinding()]\nparam()\n$adminPassword = " + CALL, id="script"),
    pytest.param("a.ini", "[Default]\nAdminPassword=" + CALL, id="ini"),
    pytest.param("a.yml", "admin_password: " + CALL, id="yaml"),
    pytest.param("a.json", '{"adminPassword": "' + CALL + '"}', id="json"),
]


@pytest.mark.parametrize(("name", "text"), ALIKE)
def test_the_literal_in_a_call_is_replaced(name: str, text: str) -> None:
    before = text.replace("{}", "Basalt-4321") + "\n"
    done = scrub(a_document(before, name), CONTEXT)

    assert done.document.data.decode() == text.replace("{}", MARKER) + "\n"
    assert done.left == ()
    assert scan(done.document, CONTEXT).findings == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ps1", '$password = "Pre$($x)Post99"\n'),
        ("a.ps1", 'net user deploy "Basalt9$suffix" /add\n'),
        ("a.sh", 'net user deploy "$prefix-Basalt9" /add\n'),
        ("a.yml", "admin_password: New-Secret (ConvertTo-SecureString 'Basalt-1' 'Basalt-2')\n"),
        ("a.ini", "[Default]\nAdminPassword=ConvertTo-SecureString 'Basalt-1' 'Basalt-2'\n"),
        ("a.json", '{"adminPassword": "ConvertTo-SecureString -String \\"Basalt-1\\" -Force"}\n'),
    ],
)
def test_a_literal_without_an_exact_place_is_refused(name: str, text: str) -> None:
    done = scrub(a_document(text, name), CONTEXT)

    assert not done.is_changed
    assert all("cannot be replaced separately" in one.advice for one in done.left)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ps1", 'net user deploy "Pa$$w0rd99" /add\n'),
        ("a.ps1", "net user deploy 'Basalt9$suffix' /add\n"),
        ("a.cmd", 'net user deploy "Basalt9$suffix" /add\n'),
    ],
)
def test_a_dollar_sign_that_begins_no_variable_is_a_part_of_the_literal(
    name: str, text: str
) -> None:
    done = scrub(a_document(text, name), CONTEXT)

    assert MARKER in done.document.data.decode()
    assert "$" not in done.document.data.decode()


@pytest.mark.parametrize(
    "text",
    [
        "$password = $cfg.Nodes.UserPass\n",
        'net user deploy "$($x)" /add\n',
        "net user deploy ${var} /add\n",
        "$p = ConvertTo-SecureString $cfg.Nodes.UserPass -AsPlainText -Force\n",
        '$p = ConvertTo-SecureString -String "$($cfg.Pass1)" -AsPlainText -Force\n',
    ],
)
def test_an_expression_without_a_literal_stays(text: str) -> None:
    assert not scrub(a_document(text, "a.ps1"), CONTEXT).is_changed

"""What people write into lists of exceptions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unattend_gen.activator.proxy.entries import (
    Entry,
    entry_of,
    flaws,
    is_wide,
    list_entries,
    nearest_file,
    nearest_host,
)

CRL = "/pki/crl/products/MicrosoftRootAuthority.crl"


def entry(text: str) -> Entry:
    found = entry_of(text, 1)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Go.Microsoft.COM", Entry("go.microsoft.com", None, "", 1)),
        ("https://sls.microsoft.com:443", Entry("sls.microsoft.com", 443, "", 1)),
        ("http://go.microsoft.com/*", Entry("go.microsoft.com", 80, "/*", 1)),
        ("*.sls.microsoft.com", Entry("*.sls.microsoft.com", None, "", 1)),
        (".sls.microsoft.com", Entry(".sls.microsoft.com", None, "", 1)),
        ("a.test:*", Entry("a.test", None, "", 1)),
    ],
)
def test_every_way_of_writing_a_host_is_understood(text: str, expected: Entry) -> None:
    assert entry_of(text, 1) == expected


@pytest.mark.parametrize("text", ["", "<local>", "DIRECT", "localhost", "a b.test", "PROXY"])
def test_other_words_are_not_hosts(text: str) -> None:
    assert entry_of(text, 1) is None


@pytest.mark.parametrize(
    ("text", "host", "path", "expected"),
    [
        ("go.microsoft.com", "go.microsoft.com", "", True),
        ("http://go.microsoft.com/*", "go.microsoft.com", "", True),
        ("microsoft.com", "go.microsoft.com", "", False),
        ("*.microsoft.com", "go.microsoft.com", "", True),
        ("*microsoft.com", "go.microsoft.com", "", True),
        (".microsoft.com", "microsoft.com", "", True),
        ("*.microsoft.com", "microsoft.com", "", False),
        ("crl.microsoft.com", "crl.microsoft.com", CRL, True),
        (f"http://crl.microsoft.com{CRL.upper()}", "crl.microsoft.com", CRL, True),
        ("http://crl.microsoft.com/pki/*", "crl.microsoft.com", CRL, True),
        ("http://crl.microsoft.com/other", "crl.microsoft.com", CRL, False),
        (f"http://crl.microsoft.com{CRL}", "crl.microsoft.com", "", False),
    ],
)
def test_an_entry_means_a_host_a_file_or_all_below(
    text: str, host: str, path: str, *, expected: bool
) -> None:
    assert entry(text).matches(host, path) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("go.microsoft.com", []),
        ("*.sls.microsoft.com", []),
        ("www.contoso.com", []),
        ("update.microsoft.com", []),
        ("go.microsoft.com:1688", ["port 1688 is for KMS, which no proxy forwards"]),
        ("go.microsoft.com:8080", ["activation does not use port 8080"]),
        (
            "activation.sls.mircosoft.com",
            ["activation.sls.mircosoft.com is not an activation host"],
        ),
        ("activaton.sls.microsoft.com", ["activaton.sls.microsoft.com is not an activation host"]),
        ("login.live.co", ["login.live.co is not an activation host"]),
        (
            "http://crl.microsoft.com/pki/crl/products/MicrosoftRootAuthorty.crl",
            ["the name of the revocation list is misspelt"],
        ),
        (f"http://crl.microsoft.com{CRL.lower()}", []),
        ("http://crl.microsoft.com/pki/crl/products/other.crl", []),
    ],
)
def test_only_flaws_are_reported(text: str, expected: list[str]) -> None:
    assert [message for message, _ in flaws(entry(text))] == expected


def test_the_intended_name_is_suggested() -> None:
    assert nearest_host("validation-v2.sls.microsoft.con") == "validation-v2.sls.microsoft.com"
    assert nearest_host("sls.microsoft.com") is None
    assert nearest_file("microsoftproductsecureserver.crl") is None
    assert nearest_file("MicProSecSerCA_2007-12-O4.crl") == "MicProSecSerCA_2007-12-04.crl"


@pytest.mark.parametrize("text", ["*.microsoft.com", ".live.com", ".com"])
def test_a_whole_vendor_is_far_more_than_activation(text: str) -> None:
    assert is_wide(entry(text))
    assert not is_wide(entry("*.sls.microsoft.com"))


def test_a_list_may_have_lines_or_separators_and_comments() -> None:
    text = "# a.test\ngo.microsoft.com # why\nb.test;*.c.test,<local>\n\n'd.test' e.test:443\n"

    assert [(one.host, one.line) for one in list_entries(text)] == [
        ("go.microsoft.com", 2),
        ("b.test", 3),
        ("*.c.test", 3),
        ("d.test", 5),
        ("e.test", 5),
    ]


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance([*map(flaws, list_entries(text))], list)

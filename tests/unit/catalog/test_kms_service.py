"""What a domain is that a KMS host is looked for in."""

from __future__ import annotations

import pytest

from tests.samples import TEST_MAK
from unattend_gen.catalog.kms_service import domain_in


@pytest.mark.parametrize(
    "text", ["corp.contoso.com", "CORP.contoso.com.", "_vlmcs._tcp.corp.contoso.com"]
)
def test_a_domain_is_told_in_one_form(text: str) -> None:
    assert domain_in(text) == "corp.contoso.com"


@pytest.mark.parametrize(
    "text", ["", ".", "a b", "a..b", "-a.test", "a" * 64, "a." * 121, "b\u00fcro.test", TEST_MAK]
)
def test_other_text_is_none(text: str) -> None:
    assert domain_in(text) is None

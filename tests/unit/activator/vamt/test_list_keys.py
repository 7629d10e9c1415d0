from __future__ import annotations

import pytest

from tests.samples import GVLK_ENTERPRISE, OTHER_TEST_MAK, TEST_MAK
from unattend_gen.activator.vamt.list_keys import keys_in_clear
from unattend_gen.answer_file.parse import parse


def count(body: str) -> int:
    tree = parse(f"<a>{body}</a>".encode())
    return keys_in_clear(tree.text, tree.root.iter("*"))


@pytest.mark.parametrize(
    "body",
    [
        f"<b>{TEST_MAK}</b>",
        f'<b c="{TEST_MAK}"/>',
        f"<b><![CDATA[{TEST_MAK}]]></b>",
        f"<!-- {TEST_MAK} -->",
        f"<b>{TEST_MAK.replace('-', '&#45;')}</b>",
        f'<b c="{TEST_MAK.replace("-", "&#x2d;")}"/>',
        f"<b>{TEST_MAK[:8]}<!-- -->{TEST_MAK[8:]}</b>",
        f"<b>{TEST_MAK.lower()}</b>",
        f"<b>{TEST_MAK.replace('-', '&#x2011;')}</b>",
    ],
)
def test_a_key_is_counted_however_it_is_written(body: str) -> None:
    assert count(body) == 1


def test_each_key_is_counted() -> None:
    assert count(f"<b>{TEST_MAK}</b><b>{OTHER_TEST_MAK}</b><b>{TEST_MAK}</b>") == 3


def test_a_published_key_is_no_secret() -> None:
    assert count(f"<b>{GVLK_ENTERPRISE}</b>") == 0

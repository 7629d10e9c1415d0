from __future__ import annotations

import pytest

from tests.documents import a_reading, seen_by
from tests.samples import CANARY_PASSWORD, TEST_MAK, a_shell_setup
from unattend_gen.core.match import ContentKind
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.kinds.markup_fragment import DETECTOR

PASSWORD, KEY = SecretKind.PASSWORD, SecretKind.PRODUCT_KEY


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"<u:Password>{CANARY_PASSWORD}</u:Password>", [PASSWORD]),
        (f"<ProductKey><Key>{TEST_MAK}</Key></ProductKey>", [KEY]),
        ("<Password>${VAULT:deploy/local-admin}</Password>", []),
        ("<Password></Password>", []),
        ('<xs:element name="Password"><xs:documentation>words', []),
    ],
)
def test_a_piece_is_read_by_its_tags(text: str, kinds: list[SecretKind]) -> None:
    assert list(seen_by(DETECTOR, text)) == [(kind, ContentKind.CLEAR) for kind in kinds]


def test_a_whole_answer_file_is_left_to_its_own_kind() -> None:
    data = a_shell_setup("specialize", f"<ProductKey>{TEST_MAK}</ProductKey>")

    assert not DETECTOR.recognises(a_reading(data))

from __future__ import annotations

from tests.samples import CANARY_PASSWORD
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location


def test_the_bytes_are_not_shown() -> None:
    document = Document(Location("unattend.xml"), CANARY_PASSWORD.encode())

    assert repr(document) == (
        "Document(location=Location(path='unattend.xml', inside=(), line=None, column=None, "
        "setting=None), first_line=1, overlap=0, is_piece=False)"
    )


def test_documents_with_the_same_place_and_bytes_are_equal() -> None:
    assert Document(Location("a"), b"x") == Document(Location("a"), b"x")
    assert Document(Location("a"), b"x") != Document(Location("a"), b"y")

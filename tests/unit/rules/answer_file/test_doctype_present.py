from __future__ import annotations

from tests.judging import judged, slugs
from tests.samples import a_shell_setup, an_answer_file


def _with_doctype(doctype: str, data: bytes) -> bytes:
    return data.replace(b"?>\n", b"?>\n" + doctype.encode() + b"\n", 1)


def test_the_line_is_that_of_the_declaration() -> None:
    finding = judged(_with_doctype("<!DOCTYPE unattend>", an_answer_file()))[0]

    assert (finding.rule, finding.location.line) == ("doctype-present", 2)


def test_the_document_is_looked_at_all_the_same() -> None:
    data = a_shell_setup("specialize", "<CopyProfile>&word;</CopyProfile>")

    found = slugs(_with_doctype('<!DOCTYPE unattend [<!ENTITY word "maybe">]>', data))

    assert found == ["doctype-present", "wrong-type"]


def test_a_document_refused_for_its_doctype_is_named_for_both() -> None:
    entity = '<!DOCTYPE unattend [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    data = _with_doctype(entity, a_shell_setup("specialize", "<TimeZone>&x;</TimeZone>"))

    assert slugs(data) == ["doctype-present", "not-well-formed"]


def test_bytes_that_are_no_text_are_not_searched_for_one() -> None:
    assert slugs(b"<!DOCTYPE unattend>\xff\xff") == ["not-well-formed"]

from __future__ import annotations

import codecs
from dataclasses import dataclass

from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from tests.properties.xml_documents import documents
from unattend_gen.answer_file.edit import edited
from unattend_gen.answer_file.encoding import decode
from unattend_gen.answer_file.parse import parse
from unattend_gen.core.finding import Edit

WRITINGS = st.sampled_from(
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ]
)
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@dataclass(frozen=True, slots=True)
class Written:
    """A document as bytes, with its text and encoding."""

    text: str
    bom: bytes
    codec: str

    @property
    def data(self) -> bytes:
        """The whole content."""
        return self.bom + self.text.encode(self.codec)


@st.composite
def written(draw: st.DrawFn) -> Written:
    """Return any well-formed document in any encoding, with any line end."""
    text = draw(documents()).replace("\r", "").replace("\n", draw(LINE_ENDS))
    bom, codec = draw(WRITINGS)
    return Written(text, bom, codec)


@given(written())
def test_without_edits_the_bytes_stay_the_same(document: Written) -> None:
    assert edited(document.data, []) == document.data


@given(written(), st.data(), st.text("abc<>&\n", max_size=5))
def test_an_edit_changes_its_own_part_only(
    document: Written, data: st.DataObject, new: str
) -> None:
    assume(decode(document.data)[0] == document.text)
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))

    changed = edited(document.data, [Edit(start, end, new)])

    before, after = document.text[:start], document.text[end:]
    assert changed == document.bom + (before + new + after).encode(document.codec)


@given(written())
def test_each_element_is_where_its_markup_says(document: Written) -> None:
    answer_file = parse(document.data)
    pieces = {}
    for element in answer_file.root.iter(etree.Element):
        markup = answer_file.markup(element)
        assert markup is not None
        pieces[element] = markup

    names = [etree.QName(element).localname for element in pieces]
    assert [one.name.rpartition(":")[2] for one in pieces.values()] == names
    assert [answer_file.text[one.start : one.name_end] for one in pieces.values()] == [
        f"<{one.name}" for one in pieces.values()
    ]
    assert [len(list(one.attributes(answer_file.text))) for one in pieces.values()] == [
        len(element.attrib) + (3 if element is answer_file.root else 0) for element in pieces
    ]
    assert all(
        not one.has_end_tag or answer_file.text.startswith(f"</{one.name}", one.inner_end)
        for one in pieces.values()
    )

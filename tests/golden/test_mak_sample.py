"""The sample that the article promises; that it renders to these bytes is in `test_examples.py`."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.samples import TEST_MAK
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.validator.engine import validate_document
from unattend_gen.validator.schema import Profile, accepts

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "mak-sample" / "expected" / "Unattend.xml"
PAGE = (ROOT / "docs" / "activation" / "sample.md").read_text(encoding="utf-8")
SHELL_SETUP = "{*}settings[@pass='specialize']/{*}component[@name='Microsoft-Windows-Shell-Setup']"


def test_the_sample_follows_the_schema_and_no_rule_speaks_against_it() -> None:
    assert accepts(parse(SAMPLE.read_bytes()), profile=Profile.STRICT)
    assert (
        validate_document(Document(Location("Unattend.xml"), SAMPLE.read_bytes()), catalog()) == ()
    )


def test_the_mak_stands_once_where_it_is_installed() -> None:
    root = etree.fromstring(SAMPLE.read_bytes())

    assert root.findtext(f"{SHELL_SETUP}/{{*}}ProductKey") == TEST_MAK
    assert SAMPLE.read_text(encoding="utf-8").count(TEST_MAK) == 1


def test_the_page_shows_the_sample_as_it_is() -> None:
    assert f"```xml\n{SAMPLE.read_text(encoding='utf-8')}```\n" in PAGE

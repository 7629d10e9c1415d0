"""Values that the catalog states are valid for the schema and for the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.properties.setting_documents import Place
from unattend_gen.answer_file.parse import parse
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.core.finding import Severity
from unattend_gen.core.location import Location
from unattend_gen.validator.engine import validate_document
from unattend_gen.validator.schema import Profile, accepts

if TYPE_CHECKING:
    from unattend_gen.catalog.facts import Setting

ON_VALUES = {
    *("empty-not-allowed", "out-of-range", "schema-mismatch", "too-long", "value-not-allowed"),
    "wrong-type",
}


def stated(setting: Setting) -> set[str]:
    """Yield every text that an entry of the catalog states as a value."""
    single = {text for text in (setting.example, setting.default) if text is not None}
    return single.union(setting.values, setting.value_variants)


DOCUMENTS = [
    (str(place), text, place.document(text))
    for component in catalog().components()
    for place in (Place(component, setting) for setting in component.settings.values())
    if place.setting.takes_value
    for text in sorted(stated(place.setting))
]


def test_the_schema_accepts_every_example_default_and_choice() -> None:
    refused = [
        (place, text)
        for place, text, document in DOCUMENTS
        if not accepts(parse(document), profile=Profile.STRICT)
    ]

    assert len(DOCUMENTS) > 1000
    assert refused == []


def test_no_rule_reports_a_value_of_the_reference() -> None:
    blamed = {
        (place, text, finding.rule)
        for place, text, document in DOCUMENTS
        for finding in validate_document(Document(Location("unattend.xml"), document), catalog())
        if finding.severity > Severity.NOTE and finding.rule in ON_VALUES
    }

    assert blamed == set()

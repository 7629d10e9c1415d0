from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hypothesis import given
from hypothesis import strategies as st

from tests.judging import HERE
from tests.properties import schema_documents
from tests.samples import an_answer_file
from unattend_gen.catalog.load import catalog
from unattend_gen.core.document import Document
from unattend_gen.validator.engine import judge, rules
from unattend_gen.validator.memory import Memory

if TYPE_CHECKING:
    from unattend_gen.core.finding import Finding

_PASS: Final = re.compile(r'<settings pass="(\w+)"[^>]*>(.*?)</settings>', re.DOTALL)
_COMPONENT: Final = re.compile(r"<component.*?</component>", re.DOTALL)
_EXAMPLES: Final = tuple(text for rule in rules() for text in (rule.card.bad, rule.card.good))
_PARTS: Final = sorted(
    {
        (pass_, component)
        for text in _EXAMPLES
        for pass_, inner in _PASS.findall(text)
        for component in _COMPONENT.findall(inner)
    }
)
"""Pass and component of each example of each rule."""


def _judged(data: bytes, memory: Memory) -> tuple[Finding, ...]:
    return judge(Document(HERE, data), catalog(), memory=memory)


def _told(findings: tuple[Finding, ...]) -> list[object]:
    """All of each finding, the excerpt too, which takes no part when findings are compared."""
    return [(finding, finding.excerpt) for finding in findings]


def test_the_examples_of_all_rules_are_judged_as_if_each_were_the_first() -> None:
    memory = Memory()
    documents = [text.encode() for text in (*_EXAMPLES, *_EXAMPLES, *reversed(_EXAMPLES))]

    later = [_told(_judged(document, memory)) for document in documents]

    assert later == [_told(_judged(document, Memory())) for document in documents]


@given(st.lists(st.lists(st.sampled_from(_PARTS), max_size=4), min_size=2, max_size=4))
def test_components_that_come_together_are_judged_as_if_never_seen(
    files: list[list[tuple[str, str]]],
) -> None:
    memory = Memory()
    alone = [an_answer_file(part) for file in files for part in file]
    together = [an_answer_file(*file) for file in files]

    documents = (*alone, *alone, *together, *together)

    later = [_told(_judged(document, memory)) for document in documents]

    assert later == [_told(_judged(document, Memory())) for document in documents]


@given(st.lists(schema_documents.documents(), min_size=1, max_size=4))
def test_no_document_changes_the_verdict_on_another(documents: list[bytes]) -> None:
    memory = Memory()
    again = documents * 3

    later = [_told(_judged(document, memory)) for document in again]

    assert later == [_told(_judged(document, Memory())) for document in again]

"""Any well-formed answer file is imported, and every difference is reported as lost."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tests.imports import imported
from tests.properties.xml_documents import CONTENT, ROOT_ATTRIBUTES, documents
from unattend_gen.errors import InputError

NAMES = st.sampled_from(["Microsoft-Windows-Shell-Setup", "Contoso-Agent"])


def has_told_everything(document: str) -> bool:
    """Return whether a file is rejected, imported unchanged, or changed as reported."""
    try:
        outcome = imported(document.encode())
    except InputError:
        return True
    return not outcome.differences or bool(outcome.imported.lost)


@given(documents())
@example(f"<unattend{ROOT_ATTRIBUTES}/>")
def test_any_document_is_accepted_or_rejected(document: str) -> None:
    assert has_told_everything(document)


@given(NAMES, st.lists(CONTENT, max_size=5).map("".join))
def test_any_content_of_a_component_is_imported_or_reported(name: str, content: str) -> None:
    component = (
        f'<component name="{name}" processorArchitecture="amd64" language="neutral"'
        f' publicKeyToken="31bf3856ad364e35" versionScope="nonSxS">{content}</component>'
    )
    settings = f'<settings pass="oobeSystem">{component}</settings>'

    assert has_told_everything(f"<unattend{ROOT_ATTRIBUTES}>{settings}</unattend>")

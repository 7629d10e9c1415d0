"""The cache of rendered text changes neither the bytes nor the errors of a rendering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.spec_tables import TABLES, WINDOWS
from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.errors import InputError
from unattend_gen.renderer.engine import render
from unattend_gen.renderer.target import target_facts
from unattend_gen.spec.load import spec_of
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from tests.properties.spec_values import JsonTable
    from unattend_gen.core.secret_source import SecretSource

CACHED = Templates()

VALUES = st.lists(st.text(max_size=12), min_size=3, max_size=3)


def _read(_: SecretSource, kind: SecretKind) -> Secret:
    return Secret(TEST_MAK if kind is SecretKind.PRODUCT_KEY else CANARY_PASSWORD, kind)


def _outcome(data: JsonTable, templates: Templates) -> object:
    """Return the files of a spec, or the error."""
    spec, errors = spec_of(data, target_facts(), names_target=False)
    if spec is None or errors:
        return None
    try:
        rendering = render(spec, catalog(), _read, templates=templates)
    except InputError as error:
        return str(error), error.advice
    return rendering.artifacts


@given(
    st.sampled_from(sorted(target_facts())),
    WINDOWS,
    st.lists(st.sampled_from(sorted(TABLES)), max_size=4, unique=True),
    st.data(),
)
def test_specs_render_identically_with_and_without_the_cache(
    target: str, windows: str, names: list[str], data: st.DataObject
) -> None:
    tables = {name: data.draw(TABLES[name]) for name in names}
    spec = {"target": target, "windows": windows, **tables}

    again = [_outcome(spec, CACHED) for _ in range(3)]

    assert again == 3 * [_outcome(spec, Templates())]


@given(VALUES)
def test_rows_render_identically_with_and_without_the_cache(texts: list[str]) -> None:
    rows = [
        {
            "target": "media",
            "windows": "11-24h2",
            "accounts": {"administrator": "env:SECRET"},
            "computer": {"owner": text, "organization": text},
            "commands": {"first_logon": [{"run": text, "description": text}]},
            "scripts": [{"run": "specialize", "language": "cmd", "text": text}],
        }
        for text in texts
    ]

    together = [_outcome(row, CACHED) for row in rows]

    assert together == [_outcome(row, Templates()) for row in rows]

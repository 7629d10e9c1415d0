"""Specs rendered in memory, with secrets from the test instead of the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.specs import a_spec
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.renderer.engine import Rendering, render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.core.secret_source import SecretSource


def rendered(secrets: Mapping[str, str] | None = None, **tables: object) -> Rendering:
    """Render a spec of these tables; `env:NAME` is the secret of that name."""
    texts = {EnvSource(name): text for name, text in (secrets or {}).items()}

    def read(source: SecretSource, kind: SecretKind) -> Secret:
        return Secret(texts[source], kind)  # type: ignore[index]  # only variables in here

    return render(a_spec(**tables), catalog(), read)


def names(rendering: Rendering) -> list[str]:
    """Return the names of all files in order."""
    return [artifact.name for artifact in rendering.artifacts]


def text_of(rendering: Rendering, name: str) -> str:
    """Return the text of a file with its line ends."""
    found = {artifact.name: artifact.data for artifact in rendering.artifacts}
    return found[name].decode("utf-8")


def values_of(rendering: Rendering, name: str) -> dict[str, str]:
    """Return the values of an answer file by setting path."""
    nodes = rendering.answer_files[name].settings()
    return {node.address: node.text for node in nodes if node.is_leaf}

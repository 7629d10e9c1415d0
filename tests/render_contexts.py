"""The context in which extra files are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.samples import CANARY_PASSWORD
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret
from unattend_gen.renderer.extra_file import RenderContext

if TYPE_CHECKING:
    from unattend_gen.spec.spec import Spec


def a_render_context(spec: Spec) -> RenderContext:
    """Return a context in which each secret is the canary."""
    return RenderContext(spec, catalog(), {}, lambda needed: Secret(CANARY_PASSWORD, needed.kind))

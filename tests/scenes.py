"""The scene that companions are made of, for a spec and the secrets it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.samples import CANARY_PASSWORD
from unattend_gen.catalog.load import catalog
from unattend_gen.core.secret import Secret
from unattend_gen.renderer.companion import Scene

if TYPE_CHECKING:
    from unattend_gen.spec.spec import Spec


def a_scene(spec: Spec) -> Scene:
    """A scene in which each secret is the canary."""
    return Scene(spec, catalog(), {}, lambda needed: Secret(CANARY_PASSWORD, needed.kind))

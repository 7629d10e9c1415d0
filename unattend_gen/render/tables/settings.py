"""`[settings]`: as they are written; the last word on any path."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from unattend_gen.render.assignment import Assignment, PendingSecret
from unattend_gen.spec.models.settings import PlainSetting, SecretSetting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.render.assignment import Planned
    from unattend_gen.spec.models import Spec


def assignments(spec: Spec) -> Iterator[Planned]:
    """One for each entry; a secret is written as its source gives it, never encoded."""
    for setting in spec.settings:
        match setting:
            case PlainSetting(path, value):
                yield Assignment(path, value)
            case SecretSetting(path, source, kind):
                yield PendingSecret(path, source, kind)
            case _:
                assert_never(setting)

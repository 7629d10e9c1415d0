"""`[settings]` and `[unlisted]`: as they are written; the last word on any path."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from unattend_gen.tables.mapping.additions import Assignment, PendingSecret
from unattend_gen.tables.settings import PlainSetting, SecretSetting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned
    from unattend_gen.tables.settings import Setting


def assignments(spec: Spec) -> Iterator[Planned]:
    """One for each entry; a secret is written as its source gives it, never encoded."""
    for setting in spec.settings:
        yield _planned(setting, is_listed=True)
    for setting in spec.unlisted:
        yield _planned(setting, is_listed=False)


def _planned(setting: Setting, *, is_listed: bool) -> Planned:
    match setting:
        case PlainSetting(path, value):
            return Assignment(path, value, is_listed)
        case SecretSetting(path, source, kind):
            return PendingSecret(path, source, kind, is_listed=is_listed)
        case _:
            assert_never(setting)

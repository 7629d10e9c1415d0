"""`activation convert` and `activation ui`: step-by-step instructions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.api.inputs import require_texts

if TYPE_CHECKING:
    from unattend_gen.activator.handout import Handout


def convert(to: str, *, edition: str | None = None, windows: str | None = None) -> Handout:
    """Return the plan that changes a KMS client to a MAK, or back.

    Args:
        to: `mak` or `kms`.
        edition: selects the published key together with the release; required for `kms`.
        windows: the release.

    Raises:
        UsageError: the goal, the edition or the release is unknown, or one is missing.
    """
    from unattend_gen.activator.convert.plan import conversion, goal

    require_texts(to=to, edition=edition, windows=windows)
    return conversion(goal(to), edition, windows)


def ui(*, windows: str | None = None) -> Handout:
    """Return how to enter a MAK and activate manually in the pages of Windows.

    Args:
        windows: a release, such as `11-24h2`; by default all releases.

    Raises:
        UsageError: the release is unknown.
    """
    from unattend_gen.activator.convert.windows_pages import windows_pages

    require_texts(windows=windows)
    return windows_pages(windows)

"""`activation`: scripts, registry files, plans and pages. Nothing here contacts anybody."""

from __future__ import annotations


def windows_pages(windows: str | None = None, form: str = "text") -> str:
    """How to activate by hand in the pages of Windows.

    Args:
        windows: a release, such as `11-24h2`; all of them if left out.
        form: `text`, `markdown` or `json`.

    Raises:
        UsageError: no such release or form.
    """
    from unattend_gen.activation.handout import written
    from unattend_gen.activation.windows_pages import windows_pages as pages

    return written(pages(windows), form)

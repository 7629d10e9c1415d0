"""Templates: sandboxed, strict about names, escaping XML, silent about values.

The only room that knows Jinja.
"""

from unattend_gen.templating.templates import LIMIT_CHARACTERS, Templates

__all__ = ["LIMIT_CHARACTERS", "Templates"]

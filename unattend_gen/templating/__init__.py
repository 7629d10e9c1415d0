"""Templates: sandboxed, strict about names, with XML escaped; errors show no values.

The only package that uses Jinja.
"""

from unattend_gen.templating.templates import LIMIT_CHARACTERS, Templates, built_in_remarks

__all__ = ["LIMIT_CHARACTERS", "Templates", "built_in_remarks"]

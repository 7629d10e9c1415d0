"""A value as it is put out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import jinja2
from jinja2 import pass_eval_context
from markupsafe import Markup

from unattend_gen.core.secret import Secret
from unattend_gen.templating.environment import Environment

if TYPE_CHECKING:
    from jinja2.nodes import EvalContext

_XML_ESCAPES: Final = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&apos;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)
"""Fit for text and attributes alike; written blanks would not survive the reading of XML."""


@pass_eval_context
def shown(context: EvalContext, value: object) -> object:
    """A value as it is put out: the text of a Secret, and in XML nothing that could break it."""
    if isinstance(value, Markup | jinja2.Undefined):
        return value
    if isinstance(value, Secret):
        text = value.reveal()
    else:
        if isinstance(context.environment, Environment):
            context.environment.take(value)
        text = str(value)
    if not context.autoescape:
        return text
    return Markup(text.translate(_XML_ESCAPES))  # noqa: S704 - escaped right here

"""The help of a command, in the words of its author alone, and what it takes for an argument."""

from __future__ import annotations

import re
from typing import Any, Final

from typer.core import TyperCommand

_SECTIONS: Final = (("Arguments", "argument"), ("Options", "option"))
_ERROR_CODE: Final = re.compile(r"-[0-9]{9,10}", re.ASCII)
"""A code of activation as a number with a sign; no option is called so."""


class HelpedCommand(TyperCommand):
    """A command whose help names an argument as it is written, without its type in Python.

    An argument that is hidden is in the line of usage neither. A negative number as long as an
    error code is an argument, not an option.
    """

    # Any: Typer keeps the class of contexts private.
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - see above
        """Read the command line, error codes behind everything else."""
        codes = [word for word in args if _ERROR_CODE.fullmatch(word)]
        if codes and "--" not in args:
            args = [*(word for word in args if word not in codes), "--", *codes]
        return super().parse_args(ctx, args)

    # Any: Typer keeps the classes of context and formatter private.
    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - see above
        """What stands behind the name of the command in the line of usage."""
        shown = (one for one in self.get_params(ctx) if not getattr(one, "hidden", False))
        pieces = (piece for one in shown for piece in one.get_usage_pieces(ctx))
        return [*filter(None, [self.options_metavar]), *pieces]

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - see above
        """Write the two tables, arguments before options."""
        records = [(one.param_type_name, one.get_help_record(ctx)) for one in self.get_params(ctx)]
        for title, kind in _SECTIONS:
            rows = [
                (_without_type(row[0]), row[1]) for type_, row in records if row and type_ == kind
            ]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


def _without_type(written: str) -> str:
    """`PATH` for `PATH <list[str]>`; the words that announce an option's value have no sign."""
    return written.partition(" <")[0]

"""Patterns with asterisks, matched without a regular expression."""

from __future__ import annotations


def glob_matches(pattern: str, text: str) -> bool:
    """Return whether a pattern matches a whole text; an asterisk stands for any characters.

    Only the last asterisk is ever tried again: an earlier one cannot match what a later one
    does not. So the time is at most the length of the pattern times the length of the text.

    Example:
        >>> glob_matches("*.a.*", "x.a.test")
        True
    """
    at = position = 0
    retry: tuple[int, int] | None = None
    while position < len(text):
        if at < len(pattern) and pattern[at] == "*":
            at += 1
            retry = (at, position)
        elif at < len(pattern) and pattern[at] == text[position]:
            at, position = at + 1, position + 1
        elif retry is not None:
            at, position = retry[0], retry[1] + 1
            retry = (at, position)
        else:
            return False
    return not pattern[at:].strip("*")

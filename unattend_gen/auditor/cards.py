"""The rules of `check`: what each is called, how bad it is, and an example of both kinds.

Source:
    Vendor reference on what Setup caches and scrubs, public samples of Panther folders, public
    reports on `unattend-original.xml`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.product_key import GVLK, MADE_UP_KEY
from unattend_gen.core.secret import MARKER

_SHELL_SETUP: Final = "Microsoft-Windows-Shell-Setup"
_ENCODED_EMPTY: Final = "UABhAHMAcwB3AG8AcgBkAA=="


def _copy(body: str, *, prolog: str = "", root: str = "unattend") -> str:
    """A small Panther copy; Setup writes its declaration in single quotes."""
    return (
        f"<?xml version='1.0' encoding='utf-8'?>\n{prolog}"
        f'<{root} xmlns="urn:schemas-microsoft-com:unattend">\n'
        '<settings pass="specialize" wasPassProcessed="true">\n'
        f'<component name="{_SHELL_SETUP}">\n{body}\n</component>\n</settings>\n</{root}>\n'
    )


def _key(text: str) -> str:
    return _copy(f"<ProductKey>{text}</ProductKey>")


def _password(content: str) -> str:
    return _copy(f"<AutoLogon><Password>{content}</Password></AutoLogon>")


def _command(text: str) -> str:
    return _copy(
        "<FirstLogonCommands><SynchronousCommand>"
        f"<CommandLine>{text}</CommandLine>"
        "</SynchronousCommand></FirstLogonCommands>"
    )


def _card(slug: str, summary: str, severity: Severity, bad: str, good: str) -> RuleCard:
    return RuleCard(slug, summary, severity, Confidence.HIGH, "0.1", bad, good)


def _leak(slug: str, summary: str, bad: str, good: str) -> RuleCard:
    return replace(_card(slug, summary, Severity.ERROR, bad, good), exposes_secret=True)


LEFTOVER_KEY: Final = _leak(
    "leftover-key",
    "a product key was left in a copy of an answer file",
    bad=_key(MADE_UP_KEY),
    good=_key(MARKER),
)
LEFTOVER_PASSWORD: Final = _leak(
    "leftover-password",
    "a password was left in a copy of an answer file",
    bad=_password("<Value>not-a-real-one</Value><PlainText>true</PlainText>"),
    good=_password(MARKER),
)
SECRET_IN_COMMAND: Final = _leak(
    "secret-in-command",
    "a command line carries a password or a product key",
    bad=_command("net user admin not-a-real-one /add"),
    good=_command("net user admin *"),
)
MARKER_MISSPELT: Final = _card(
    "marker-misspelt",
    "the marker is not written as Setup writes it",
    Severity.NOTE,
    bad=_key("SENSITIVE*DatA*deleteD."),
    good=_key(MARKER),
)
PUBLISHED_KEY: Final = _card(
    "published-key",
    "a published setup key stands in clear text",
    Severity.NOTE,
    bad=_key(GVLK),
    good=_key(MARKER),
)
PLACEHOLDER_VALUE: Final = _card(
    "placeholder-value",
    "a value is still to be filled in by a template language",
    Severity.NOTE,
    bad=_key("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"),
    good=_key(MARKER),
)
EMPTY_PASSWORD: Final = _card(
    "empty-password",
    "an encoded password turns out to be empty",
    Severity.NOTE,
    bad=_password(f"<Value>{_ENCODED_EMPTY}</Value><PlainText>false</PlainText>"),
    good=_password(MARKER),
)
DOCTYPE_PRESENT: Final = _card(
    "doctype-present",
    "a DOCTYPE stands before the root element",
    Severity.WARNING,
    bad=_copy("", prolog="<!DOCTYPE unattend>\n"),
    good=_copy(""),
)
WRONG_ROOT: Final = _card(
    "wrong-root",
    "the root element is not unattend",
    Severity.WARNING,
    bad=_copy("", root="unattended"),
    good=_copy(""),
)
DIFFERS_FROM_RENDERED: Final = _card(
    "differs-from-rendered",
    "a setting is not what was rendered",
    Severity.WARNING,
    bad=_copy("<TimeZone>UTC</TimeZone>"),
    good=_copy(""),
)

CARDS: Final = (
    LEFTOVER_KEY,
    LEFTOVER_PASSWORD,
    SECRET_IN_COMMAND,
    MARKER_MISSPELT,
    PUBLISHED_KEY,
    PLACEHOLDER_VALUE,
    EMPTY_PASSWORD,
    DOCTYPE_PRESENT,
    WRONG_ROOT,
    DIFFERS_FROM_RENDERED,
)
"""Every rule of `check`; the examples of the last are judged against its `good` one."""


def by_slug(slug: str) -> RuleCard:
    """The card of a rule."""
    return next(card for card in CARDS if card.slug == slug)

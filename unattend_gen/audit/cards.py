"""The rules of `check`: what each is called, how bad it is, and its page.

Those that `validate` has too (`doctype-present`, `placeholder-value`, `secret-in-command`,
`wrong-root`) have their page there.

Source:
    Vendor reference on what Setup caches and scrubs, public samples of Panther folders, public
    reports on `unattend-original.xml`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence, RuleCard, Severity
from unattend_gen.core.secret import MARKER

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHELL_SETUP: Final = "Microsoft-Windows-Shell-Setup"
_MADE_UP_KEY: Final = "J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2"
_PUBLISHED_KEY: Final = "NPPR9-FWDCX-D2C8J-H872K-2YT43"
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
    bad=_key(_MADE_UP_KEY),
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
    bad=_key(_PUBLISHED_KEY),
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


def pages() -> Mapping[str, str]:
    """The page of each rule that only `check` has, by slug."""
    return _PAGES


_PAGES: Final = {
    "leftover-key": """\
A product key was left in a copy of an answer file.

## What it looks for
A key in an element called ProductKey, in any component and pass, or a key-shaped text anywhere
else, comments included. Published setup keys and placeholders do not count.

## Why it matters
Setup puts *SENSITIVE*DATA*DELETED* in place of keys and passwords when a pass is done, but only
in its cached copy and only for passes that ran. A MAK that stays readable can be used by anyone
until its activations are spent.

## Instead
Delete the file, or put the marker in its place, and have the key replaced if others could read
it. Let SetupComplete.cmd delete Panther\\unattend.xml and Panther\\unattend-original.xml.
""",
    "leftover-password": """\
A password was left in a copy of an answer file.

## What it looks for
Text in elements called Password, AdministratorPassword and the like, in any component and pass,
in clear or encoded; domain-join blobs and SNMP community names.

## Why it matters
Whoever can read the file has the account. The encoding of answer files is base64: anyone can
undo it.

## Instead
Delete the file, or put the marker in its place, and change the password.
""",
    "marker-misspelt": """\
The marker is not written as Setup writes it.

## What it looks for
The words of *SENSITIVE*DATA*DELETED* in another case, without the outer asterisks, or with a
full stop behind.

## Why it matters
No secret is left, but Setup writes capitals and asterisks: somebody or something else has
written this.

## Instead
Find out what scrubbed the file, and whether it does so completely.
""",
    "published-key": """\
A published setup key stands in clear text.

## What it looks for
A key from the public lists (client setup keys, generic keys) in an element called ProductKey.

## Why it matters
It is no secret and never activates by itself. It is told because Setup should have scrubbed the
setting, and because a MAK may have been meant.

## Instead
Nothing need be done.
""",
    "empty-password": """\
An encoded password turns out to be empty.

## What it looks for
A value that decodes to the name of its element alone.

## Why it matters
There is no secret to protect; the account may have no password at all.

## Instead
Give the account a password, or disable it.
""",
    "differs-from-rendered": """\
A setting is not what was rendered.

## What it looks for
With --against: a setting that was added, is missing or has another value than in the rendered
file. Scrubbing, Setup's own marks and blanks do not count.

## Why it matters
The copy stems from another file than the one that was meant, or somebody changed it.

## Instead
Look for the answer file that won: Setup takes the first it finds in its search order.
""",
}

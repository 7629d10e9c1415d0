"""The pages of the rules that only `check` has.

Those that `validate` has too (`doctype-present`, `placeholder-value`, `secret-in-command`,
`wrong-root`) have their page there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGES: Final[Mapping[str, str]] = {
    "leftover-key": """\
A product key was left in a copy of an answer file.

## What it looks for
A key in an element called ProductKey, in any component and pass, or a key-shaped text anywhere
else, comments included. Published setup keys and placeholders do not count.

## Why it matters
Setup puts `*SENSITIVE*DATA*DELETED*` in place of keys and passwords when a pass is done, but only
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
The words of `*SENSITIVE*DATA*DELETED*` in another case, without the outer asterisks, or with a
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

"""Patterns of passwords and product keys in command lines.

Each pattern begins at a word of the command and is bounded or possessive, so that searching takes
linear time even for hostile text.

Source:
    Tools that read leftover answer files, the vendor's pages on the commands, and command lines in
    public answer files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from unattend_gen.core.finding import Confidence
from unattend_gen.core.secret import SecretKind

_BLANK: Final = r"[ \t]++"
_SWITCHES: Final = rf"(?:{_BLANK}/[^\s&|]++)*+"
_WORD: Final = r"(?:\"[^\"\r\n]*+\"|[^\s\"&|<>/-][^\s&|<>]*+)"
_QUOTED: Final = r"(?P<secret>\\?\"[^\"\r\n]++\"|'(?:[^'\r\n]|'')++')"
_VALUE: Final = r"(?P<secret>\\?\"[^\"\r\n]++\"|'(?:[^'\r\n]|'')++'|[^\s\"'&|<>][^\s\"'&|<>]*+)"
_EXE: Final = r"(?:\.exe)?+\"?+"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandPattern:
    """A pattern of a secret in a command; expressions ignore case.

    Attributes:
        command: name of the command in messages.
        words: lower-case texts of which the command contains at least one; they are searched first.
        secret: expression whose group `secret` is the value, with or without quotes.
        sign: lower-case text that must occur too, if the words are everyday words.
        context: expression that must match on the same line within `REACH` characters, or None.
        kind: of the secret.
        confidence: medium if the word before the value is an everyday word.
    """

    command: str
    words: tuple[str, ...]
    secret: str
    sign: str = ""
    context: str | None = None
    kind: SecretKind = SecretKind.PASSWORD
    confidence: Confidence = Confidence.HIGH


REACH: Final = 600
"""Most characters between a secret and its context."""

ENCODED_WORDS: Final = ("-e", "/e")
"""The line of an encoded command contains one of these."""

ENCODED_COMMAND: Final = (
    rf"(?<![\w/-])[-/](?:e|ec|en[a-z]{{0,12}}){_BLANK}[\"']?"
    r"(?P<base64>[A-Za-z0-9+/]{16,}={0,2})"
)
"""`powershell -EncodedCommand`, in any of its short forms: base64 of UTF-16LE."""

PATTERNS: Final = (
    CommandPattern(
        command="net user",
        words=("user",),
        sign="net",
        # The value ends the command or is followed by a switch; anything else is prose.
        secret=rf"\bnet1?+{_EXE}{_BLANK}user{_SWITCHES}{_BLANK}{_WORD}{_SWITCHES}{_BLANK}{_VALUE}"
        r"(?=[ \t]*+(?:/|$|[\r\n&|<>\"';)]))",
    ),
    CommandPattern(
        command="net use",
        words=("use",),
        sign="\\\\",
        secret=rf"\bnet1?+{_EXE}{_BLANK}use(?:{_BLANK}(?:[a-z]:|\*))?+"
        rf"{_BLANK}(?:\"\\\\[^\"\r\n]++\"|\\\\[^\s\"&|]++){_SWITCHES}{_BLANK}{_VALUE}",
    ),
    CommandPattern(
        command="slmgr /ipk",
        words=("ipk",),
        secret=rf"(?<![\w/-])[/-]ipk[ \t:]++{_VALUE}",
        kind=SecretKind.PRODUCT_KEY,
    ),
    CommandPattern(
        command="slmgr",
        words=("slmgr",),
        secret=rf"\bslmgr(?:\.vbs)?+\"?+(?:{_BLANK}{_WORD}){{2}}{_BLANK}{_VALUE}(?={_BLANK}[/-])",
    ),
    CommandPattern(
        command="ProductKey",
        words=("productkey",),
        secret=r"(?:(?<![\w/-])[/-](?:Set-)?|\bInstall)ProductKey"
        rf"(?:[ \t]*+[:=(]|[ \t])[ \t(]*+{_VALUE}",
        kind=SecretKind.PRODUCT_KEY,
    ),
    CommandPattern(
        command="password option",
        words=("/pass", "-pass", "/pwd", "-pwd"),
        # A backslash before the dash is how manual pages are written.
        secret=r"(?<![\w/\\-])(?:/|--?)(?:password[do]?|passwd|passphrase|pass|pwd)"
        rf"(?:[:=]|{_BLANK}){_VALUE}",
        confidence=Confidence.MEDIUM,
    ),
    CommandPattern(
        command="schtasks",
        words=("schtasks",),
        secret=rf"(?<![\w/-])/r?p{_BLANK}{_VALUE}",
        context=r"\bschtasks\b",
    ),
    CommandPattern(
        command="psexec",
        words=("psexec",),
        secret=rf"(?<![\w/-])[/-]p{_BLANK}{_VALUE}",
        context=r"\bpsexec(?:64)?\b",
    ),
    CommandPattern(
        command="winrs",
        words=("winrs",),
        secret=rf"(?<![\w/-])[/-]p:{_VALUE}",
        context=r"\bwinrs\b",
    ),
    CommandPattern(
        command="DefaultPassword",
        words=("defaultpassword",),
        secret=rf"(?<![\w/-])(?:/d|-Value){_BLANK}{_VALUE}",
        context=r"\b(?:Alt)?DefaultPassword\b",
    ),
    CommandPattern(
        command="ConvertTo-SecureString",
        words=("convertto-securestring",),
        secret=rf"\bConvertTo-SecureString(?:{_BLANK}-(?:String|AsPlainText|Force)\b)*+"
        rf"{_BLANK}{_VALUE}",
        context=r"-AsPlainText\b",
    ),
    CommandPattern(
        command="ConvertTo-SecureString",
        words=("convertto-securestring",),
        secret=rf"{_QUOTED}[ \t]*+\|[ \t]*+ConvertTo-SecureString\b",
        context=r"-AsPlainText\b",
    ),
    CommandPattern(
        command="NetworkCredential",
        words=("networkcredential",),
        secret=r"\bNetworkCredential(?:\]::new)?[ \t]*+\(?[^,()\r\n]{0,200},[ \t]*+" + _QUOTED,
    ),
    CommandPattern(
        command="SetPassword",
        words=("setpassword",),
        secret=rf"\.SetPassword[ \t(]++{_QUOTED}",
    ),
    CommandPattern(
        command="MapNetworkDrive",
        words=("mapnetworkdrive",),
        secret=rf"\bMapNetworkDrive\b(?:[^,\r\n]{{1,200}}+,){{4}}[ \t]*+{_QUOTED}",
    ),
    CommandPattern(
        command="automatic logon tool",
        words=("autologon",),
        secret=rf"\bautologon(?:64)?(?:\.exe)?\"?+{_SWITCHES}(?:{_BLANK}{_WORD}){{2}}{_BLANK}"
        rf"{_VALUE}(?=[ \t]*+(?:[/-]accepteula|$|[\r\n&|]))",
    ),
    CommandPattern(
        command="curl",
        words=("curl",),
        secret=rf"(?<![\w-])(?:-u|--user|--proxy-user){_BLANK}[\"']?[^\s:\"'$%{{}}]{{1,100}}:"
        r"(?P<secret>(?!(?:password|passwd|pass|pwd|secret)\b)[^\s\"'&|<>:@/]++)",
        context=r"\bcurl(?:\.exe)?\b",
        confidence=Confidence.MEDIUM,
    ),
    CommandPattern(
        command="sc config",
        words=("password=",),
        secret=rf"\bpassword={_BLANK}{_VALUE}",
        context=rf"\bsc(?:\.exe)?{_BLANK}(?:\\\\\S++{_BLANK})?(?:config|create)\b",
    ),
    CommandPattern(
        command="netsh wlan",
        words=("keymaterial",),
        secret=rf"\bkeyMaterial={_VALUE}",
    ),
    CommandPattern(
        command="ospp /inpkey",
        words=("inpkey",),
        secret=rf"(?<![\w/-])[/-]inpkey:[ \t]*+{_VALUE}",
        kind=SecretKind.PRODUCT_KEY,
    ),
    CommandPattern(
        command="setup /pkey",
        words=("pkey",),
        secret=rf"(?<![\w/-])/pkey(?::|{_BLANK}){_VALUE}",
        kind=SecretKind.PRODUCT_KEY,
    ),
    CommandPattern(
        command="password assignment",
        words=("password", "passwd", "pwd"),
        # Bare words only directly after the sign: `$password = Get-Credential` is not a secret.
        secret=r"(?<!\w)(?<!\\-)\w{0,40}(?:password|passwd|pwd)\d{0,3}"
        rf"(?:=(?!=)|[ \t]*+=[ \t]*+(?=\\?[\"'])){_VALUE}",
        confidence=Confidence.MEDIUM,
    ),
)
"""All patterns; a place that two of them match is one secret."""

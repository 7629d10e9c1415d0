"""How command lines carry passwords and product keys, as patterns.

Each pattern is anchored on a word of the command and bounded or possessive, so that no text,
however hostile, is searched in more than linear time.

Source:
    Readers of leftover answer files, the vendor's pages of the commands, and the command lines
    of public answer files.
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
    """One way of writing a secret into a command; expressions ignore case.

    Attributes:
        command: what the way is called in messages.
        words: lower-case texts without any of which it cannot occur; they spare a slower search.
        secret: expression that finds it; its group `secret` is the value, perhaps in quotes.
        sign: lower-case text that must stand somewhere too, for where the words are everyday ones.
        beside: what must also stand on the line within `REACH` characters, or None.
        kind: what the secret is.
        confidence: medium where the word that announces the value is an everyday one.
    """

    command: str
    words: tuple[str, ...]
    secret: str
    sign: str = ""
    beside: str | None = None
    kind: SecretKind = SecretKind.PASSWORD
    confidence: Confidence = Confidence.HIGH


REACH: Final = 600
"""How many characters may lie between a secret and the word that makes it one."""

ENCODED_WORDS: Final = ("-e", "/e")
"""One of these stands on the line of an encoded command."""

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
        # The value ends the command or has a switch behind it; else it is prose.
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
        beside=r"\bschtasks\b",
    ),
    CommandPattern(
        command="psexec",
        words=("psexec",),
        secret=rf"(?<![\w/-])[/-]p{_BLANK}{_VALUE}",
        beside=r"\bpsexec(?:64)?\b",
    ),
    CommandPattern(
        command="winrs",
        words=("winrs",),
        secret=rf"(?<![\w/-])[/-]p:{_VALUE}",
        beside=r"\bwinrs\b",
    ),
    CommandPattern(
        command="DefaultPassword",
        words=("defaultpassword",),
        secret=rf"(?<![\w/-])(?:/d|-Value){_BLANK}{_VALUE}",
        beside=r"\b(?:Alt)?DefaultPassword\b",
    ),
    CommandPattern(
        command="ConvertTo-SecureString",
        words=("convertto-securestring",),
        secret=rf"\bConvertTo-SecureString(?:{_BLANK}-(?:String|AsPlainText|Force)\b)*+"
        rf"{_BLANK}{_VALUE}",
        beside=r"-AsPlainText\b",
    ),
    CommandPattern(
        command="ConvertTo-SecureString",
        words=("convertto-securestring",),
        secret=rf"{_QUOTED}[ \t]*+\|[ \t]*+ConvertTo-SecureString\b",
        beside=r"-AsPlainText\b",
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
        beside=r"\bcurl(?:\.exe)?\b",
        confidence=Confidence.MEDIUM,
    ),
    CommandPattern(
        command="sc config",
        words=("password=",),
        secret=rf"\bpassword={_BLANK}{_VALUE}",
        beside=rf"\bsc(?:\.exe)?{_BLANK}(?:\\\\\S++{_BLANK})?(?:config|create)\b",
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
        # Bare words only right behind the sign: `$password = Get-Credential` is no secret.
        secret=r"(?<!\w)(?<!\\-)\w{0,40}(?:password|passwd|pwd)\d{0,3}"
        rf"(?:=(?!=)|[ \t]*+=[ \t]*+(?=\\?[\"'])){_VALUE}",
        confidence=Confidence.MEDIUM,
    ),
)
"""Every known way; a place in a text that two of them find is one secret."""

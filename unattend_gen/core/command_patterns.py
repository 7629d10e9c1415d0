"""Patterns of passwords and product keys in command lines.

Each pattern begins at a word of the command and is bounded or possessive, so that searching takes
linear time even for hostile text.

Source:
    Tools that read leftover answer files, the vendor's pages on the commands, and command lines in
    public answer files.
"""

from __future__ import annotations

from typing import Final

from unattend_gen.core.command_programs import PROGRAMS, VALUE, CommandPattern
from unattend_gen.core.finding import Confidence
from unattend_gen.core.secret import SecretKind

_BLANK: Final = r"[ \t]++"
_SWITCHES: Final = rf"(?>{_BLANK}/[^\s&|]++)*+"
_WORD: Final = r"(?:\"[^\"\r\n]*+\"|[^\s\"&|<>/-][^\s&|<>]*+)"
_QUOTED: Final = r"(?P<secret>\\?\"[^\"\r\n]++\"|'(?>[^'\r\n]|'')++')"
_EXE: Final = r"(?>\.exe)?+\"?+"
_EVERYDAY: Final = (
    r"(?:(?<!key)(?<!page[-_])(?<!page\\-)(?<!page)token|secret|api[-_]?key|access[-_]?key|account[-_]?key|auth[-_]?key|secret[-_]?key"
    r"|shared[-_]?key|private[-_]?key)"
)
_EVERYDAY_WORDS: Final = (
    *("token", "secret", "apikey", "api-key", "api_key", "accesskey", "access-key", "access_key"),
    *("accountkey", "account-key", "account_key", "authkey", "auth-key", "auth_key"),
    *("sharedkey", "shared-key", "shared_key", "privatekey", "private-key", "private_key"),
)
_SCHEME: Final = (
    r"(?:https?|ftps?|sftp|scp|ssh|smb|cifs|davs?|svn|git|rtsps?|wss?|ldaps?|socks[45]?|vi|amqps?"
    r"|rediss?|mysql|mariadb|postgres(?:ql)?|mssql|sqlserver|oracle|mongodb(?:\+srv)?)"
)
_NAME: Final = r"[\w.-]{0,40}?"
_SHORT_NAME: Final = r"(?:\w{0,40}(?-i:[a-z0-9]P|_[pP])|(?<!\w)p)w"
_NO_OPTION: Final = (
    r"(?!(?:no|ask|use|show|skip|change|reset|require|prompt|without|allow|min|max|has|is|enable"
    r"|disable|blank|empty|hide|generate|random|force|check|valid|save|remember|store)[-_]?pass)"
)
_NO_VARIABLE: Final = (
    r"(?!(?:update|skip|ask|prompt|has|is|show|hide|require|allow|min|max|valid|check|force|use)_?pass"
    r"|PrincipalsAllowedTo)"
)


REACH: Final = 600
"""Most characters between a secret and its context."""

ENCODED_WORDS: Final = ("-e", "/e")
"""The line of an encoded command contains one of these."""

ENCODED_COMMAND: Final = (
    rf"(?<![\w/-])[-/](?:e|ec|en[a-z]{{0,12}}){_BLANK}[\"']?"
    r"(?P<base64>[A-Za-z0-9+/]{16,}={0,2})"
)
"""`powershell -EncodedCommand`, in any of its short forms: base64 of UTF-16LE."""


_WRITTEN: Final = (
    CommandPattern(
        command="net user",
        words=("user",),
        sign="net",
        # The value ends the command or is followed by a switch; anything else is prose.
        expression=rf"\bnet1?+{_EXE}{_BLANK}user{_SWITCHES}{_BLANK}{_WORD}{_SWITCHES}{_BLANK}{VALUE}"
        r"(?=[ \t]*+(?:/|$|[\r\n&|<>\"';)]))",
    ),
    CommandPattern(
        command="net use",
        words=("use",),
        sign="\\\\",
        expression=rf"\bnet1?+{_EXE}{_BLANK}use(?>{_BLANK}(?:[a-z]:|\*))?+"
        rf"{_BLANK}(?:\"\\\\[^\"\r\n]++\"|\\\\[^\s\"&|]++){_SWITCHES}{_BLANK}{VALUE}",
    ),
    CommandPattern(
        command="slmgr /ipk",
        words=("ipk",),
        expression=rf"(?<![\w/-])[/-]ipk[ \t:]++{VALUE}",
        kind=SecretKind.PRODUCT_KEY,
    ),
    CommandPattern(
        command="slmgr",
        words=("slmgr",),
        expression=rf"\bslmgr(?>\.vbs)?+\"?+(?:{_BLANK}{_WORD}){{2}}{_BLANK}{VALUE}(?={_BLANK}[/-])",
    ),
    CommandPattern(
        command="ProductKey",
        words=("productkey",),
        shape=r"(?:[-/]|set-|install)productkey[ \t:=(]",
        expression=r"(?:(?<![\w/-])[/-](?:Set-)?|\bInstall)ProductKey"
        rf"(?:[ \t]*+[:=(]|[ \t])[ \t(]*+{VALUE}",
        kind=SecretKind.PRODUCT_KEY,
    ),
    CommandPattern(
        command="password option",
        words=("password", "passwd", "passphrase", "/pass", "-pass", "_pass", "pwd"),
        shape=r"[-/][\w.-]{0,41}(?:password[a-z]?|passwd|passphrase|pass|pwd)[:= \t]",
        expression=rf"(?<![\w/\\-])(?:/|--?+){_NO_OPTION}"
        rf"(?:{_NAME}(?:password[a-z]?|passwd|passphrase)|(?:{_NAME}[-_])?(?:pass|pwd))"
        rf"(?:[:=]|{_BLANK}){VALUE}",
        confidence=Confidence.MEDIUM,
    ),
    CommandPattern(
        command="token option",
        words=_EVERYDAY_WORDS,
        expression=rf"(?<![\w/\\-])(?:/|--?){_NAME}{_EVERYDAY}(?:[:=]|{_BLANK}){VALUE}",
        mixed=True,
        confidence=Confidence.MEDIUM,
    ),
    CommandPattern(
        command="token assignment",
        words=_EVERYDAY_WORDS,
        expression=rf"(?<![\w.-])(?<!svg\?){_NAME}{_EVERYDAY}\d{{0,3}}"  # badges
        rf"(?:=(?!=)|[ \t]*+=[ \t]*+(?=\\?[\"'])){VALUE}",
        mixed=True,
        confidence=Confidence.MEDIUM,
    ),
    CommandPattern(
        command="setx",
        words=("setx",),
        expression=rf"\bsetx(?>\.exe)?+\"?+{_BLANK}\"?{_NAME}"
        rf"(?:{_EVERYDAY}|password|passwd|passphrase|pwd|pass|pw)\"?{_BLANK}{VALUE}",
    ),
    CommandPattern(
        command="Bearer",
        words=("bearer ",),
        expression=r"\bBearer (?P<secret>[\w.~+/=-]{8,})",
        mixed=True,
        confidence=Confidence.MEDIUM,
    ),
    CommandPattern(
        command="address with a password",
        words=("://",),
        shape=r"://[^\s/@\"'<>()]{2,160}@",
        expression=rf"\b{_SCHEME}://[^\s/:@\"'<>()]{{0,64}}:"
        r"(?P<secret>(?!(?:(?:my|your|the)[-_]?)?(?:password|passwd|passwort|pass|pwd|psw|pw|secret|token|foo|bar|\w)@)"
        r"[^\s/:@\"'<>${}()]{1,100})"
        r"@(?!(?:[\w-]{1,63}\.){0,5}example(?:\\&)?\.(?:com|net|org)\b)(?=[\w\[])",
        confidence=Confidence.MEDIUM,
    ),
    CommandPattern(
        command="bitsadmin",
        words=("setcredentials",),
        expression=rf"/setcredentials(?:{_BLANK}{_WORD}){{4}}{_BLANK}{VALUE}",
    ),
    CommandPattern(
        command="nssm",
        words=("objectname",),
        expression=rf"\bObjectName{_BLANK}{_WORD}{_BLANK}{VALUE}",
        context=r"\bnssm(?:\.exe)?\b",
        leads=True,
    ),
    CommandPattern(
        command="ntdsutil",
        words=("set creds",),
        # Scripts pipe it into the program, so that the name may be on another line.
        expression=rf"\bset creds(?:{_BLANK}{_WORD}){{2}}{_BLANK}{VALUE}"
        r"(?=[ \t]*+(?:$|[\r\n&|<\"']))",
        sentence=True,
    ),
    CommandPattern(
        command="rasdial",
        words=("rasdial",),
        expression=rf"\brasdial{_EXE}{_BLANK}{_WORD}{_BLANK}{_WORD}{_BLANK}{VALUE}",
    ),
    CommandPattern(
        command="ldifde",
        words=("ldifde", "csvde"),
        expression=rf"(?<![\w/-])-b(?:{_BLANK}{_WORD}){{2}}{_BLANK}{VALUE}",
        context=r"\b(?:ldifde|csvde)(?:\.exe)?\b",
        leads=True,
    ),
    CommandPattern(
        command="logman",
        words=("logman",),
        expression=rf"(?<![\w/-])-u{_BLANK}{_WORD}{_BLANK}{VALUE}",
        context=r"\blogman(?:\.exe)?\b",
        leads=True,
    ),
    CommandPattern(
        command="htpasswd",
        words=("htpasswd",),
        expression=rf"\bhtpasswd{_EXE}{_BLANK}-[a-z]*b[a-z]*(?:{_BLANK}{_WORD}){{2}}{_BLANK}{VALUE}",
    ),
    CommandPattern(
        command="smbclient",
        words=("smbclient", "mount.cifs", "rpcclient", "winexe"),
        expression=r"(?<![\w/-])-U[ \t]*+[\"']?[^\s%\"']{1,80}%(?P<secret>[^\s\"'%]++)",
        context=r"\b(?:smbclient|rpcclient|mount\.cifs|winexe)\b",
        leads=True,
    ),
    CommandPattern(
        command="sqlplus",
        words=("sqlplus",),
        expression=r"\bsqlplus(?>\.exe)?+[ \t]++(?:-\w++[ \t]++){0,4}[\w$]{1,40}/"
        r"(?P<secret>[^\s@/\"']++)",
    ),
    CommandPattern(
        command="password on standard input",
        words=("echo", "printf"),
        expression=rf"\b(?:echo|printf)(?:\.|{_BLANK})(?:-n{_BLANK})?{VALUE}[ \t]*+\|[ \t]*+"
        r"\"?(?:[^\s\"|&]{0,100}[\\/])?(?:passwd|chpasswd|anydesk|runas|sudo -s)\b",
    ),
    CommandPattern(
        command="vncpasswd",
        words=("vncpasswd",),
        expression=rf"\bvncpasswd{_EXE}{_BLANK}{VALUE}(?=[ \t]*+(?:$|[\r\n&|<>\"']))",
    ),
    CommandPattern(
        command="SQL login",
        words=("identified by",),
        expression=rf"\bIDENTIFIED[ \t]+BY[ \t]+(?:PASSWORD[ \t]+)?{_QUOTED}",
        context=r"\b(?:CREATE|ALTER|GRANT|SET)[ \t]",
    ),
    CommandPattern(
        command="SQL login",
        words=("password",),
        shape=r"password(?:[ \t]*=[ \t]*n?|[ \t]+)[\"']",
        expression=rf"\b(?:OLD_)?PASSWORD(?:[ \t]*+=[ \t]*+N?|[ \t]++){_QUOTED}",
        context=r"\b(?:CREATE|ALTER|OPEN|ADD|BACKUP|ENCRYPTION|DECRYPTION)[ \t]+"
        r"(?:LOGIN|USER|ROLE|CREDENTIAL|MASTER|SYMMETRIC|ASYMMETRIC|CERTIFICATE|APPLICATION"
        r"|DATABASE|BY)\b",
    ),
    CommandPattern(
        command="sp_addlogin",
        words=("sp_addlogin", "sp_password", "sp_addlinkedsrvlogin"),
        expression=r"\bsp_(?:addlogin|password|addlinkedsrvlogin)[ \t(]++"
        rf"(?:[^,\r\n]{{1,100}},[ \t]*+){{1,4}}?N?{_QUOTED}",
    ),
    CommandPattern(
        command="registry value",
        words=("regwrite", "setvalue", "stringvalue", "writeregstr"),
        expression=r"\b(?:RegWrite|Set\w{0,20}Value|WriteRegStr)\b[^\r\n]{0,300}?"
        rf"(?:password|passwd|pwd|passphrase)[\"'][ \t]*+,?[ \t]*+"
        rf"(?:[\"']REG_SZ[\"'][ \t]*+,[ \t]*+)?{_QUOTED}",
    ),
    CommandPattern(
        command="AddReg",
        words=("hklm,", "hkcu,", "hku,", "hkr,", "hkcr,"),
        expression=r"(?m)^[ \t]*+HK(?:LM|CU|CR|U|R),[^,\r\n]{0,300},[ \t]*+"
        r"\"?[^,\"\r\n]{0,60}(?:password|passwd|pwd|passphrase)\"?[ \t]*+,[^,\r\n]{0,30},"
        r"[ \t]*+(?P<secret>\"[^\"\r\n]++\"|[^\s\"',;][^\s\"',;]*+)",
    ),
    CommandPattern(
        command="reg add",
        words=("reg add", "reg.exe add", 'reg.exe" add'),
        expression=rf"(?<![\w/-])/d{_BLANK}(?!\d{{1,4}}\b|0x){VALUE}",
        context=rf"/v{_BLANK}\"?[^\s\"&|]{{0,60}}?(?:password|passwd|passphrase|pwd|secret|token"
        r"|api_?key|access_?key)\"?(?=[ \t])",
    ),
    CommandPattern(
        command="SetPassword",
        words=("setpassword", "changepassword"),
        expression=r"\bInvoke\w{0,20}[ \t(]++[\"'](?:Set|Change)Password[\"']"
        rf"[ \t]*+,[ \t@(\[]*+{_QUOTED}",
    ),
    CommandPattern(
        command="SetPassword",
        words=("setpassword",),
        expression=r"\.SetPassword[ \t(]++(?P<secret>[A-Za-z_]\w*+)",
        names_variable=True,
    ),
    CommandPattern(
        command="PIDKEY",
        words=("pidkey",),
        expression=rf"\bPIDKEY=[ \t]*+{VALUE}",
        kind=SecretKind.PRODUCT_KEY,
    ),
    CommandPattern(
        command="DefaultPassword",
        words=("defaultpassword",),
        expression=rf"(?<![\w/-])(?:/d|-Value){_BLANK}{VALUE}",
        context=r"\b(?:Alt)?DefaultPassword\b",
    ),
    CommandPattern(
        command="ConvertTo-SecureString",
        words=("convertto-securestring",),
        expression=rf"\bConvertTo-SecureString(?>{_BLANK}-(?:String|AsPlainText|Force)\b)*+"
        rf"{_BLANK}{VALUE}",
        context=r"-AsPlainText\b",
    ),
    CommandPattern(
        command="ConvertTo-SecureString",
        words=("convertto-securestring",),
        expression=rf"{_QUOTED}[ \t]*+\|[ \t]*+ConvertTo-SecureString\b",
        context=r"-AsPlainText\b",
    ),
    CommandPattern(
        command="NetworkCredential",
        words=("networkcredential",),
        expression=r"\bNetworkCredential(?:\]::new)?[ \t]*+\(?[^,()\r\n]{0,200},[ \t]*+" + _QUOTED,
    ),
    CommandPattern(
        command="SetPassword",
        words=("setpassword",),
        expression=rf"\.SetPassword[ \t(]++{_QUOTED}",
    ),
    CommandPattern(
        command="MapNetworkDrive",
        words=("mapnetworkdrive",),
        expression=rf"\bMapNetworkDrive\b(?:[^,\r\n]{{1,200}}+,){{4}}[ \t]*+{_QUOTED}",
    ),
    CommandPattern(
        command="automatic logon tool",
        words=("autologon",),
        sentence=True,
        shape=r"autologon(?:64)?(?:\.exe)?\"?[ \t]",
        expression=rf"\bautologon(?:64)?(?:\.exe)?\"?+{_SWITCHES}(?:{_BLANK}{_WORD}){{2}}{_BLANK}"
        rf"{VALUE}(?=[ \t]*+(?:[/-]accepteula|$|[\r\n&|<]))",
        confidence=Confidence.MEDIUM,
    ),
    CommandPattern(
        command="curl",
        words=("curl",),
        expression=rf"(?<![\w-])(?:-u|--user|--proxy-user){_BLANK}[\"']?[^\s:\"'$%{{}}]{{1,100}}:"
        r"(?P<secret>(?!(?:password|passwd|pass|pwd|secret)\b)[^\s\"'&|<>:@/]++)",
        context=r"\bcurl(?:\.exe)?\b",
        confidence=Confidence.MEDIUM,
    ),
    CommandPattern(
        command="sc config",
        words=("password=",),
        expression=rf"\bpassword={_BLANK}{VALUE}",
        context=rf"\bsc(?:\.exe)?{_BLANK}(?:\\\\\S++{_BLANK})?(?:config|create)\b",
    ),
    CommandPattern(
        command="ospp /inpkey",
        words=("inpkey",),
        expression=rf"(?<![\w/-])[/-]inpkey:[ \t]*+{VALUE}",
        kind=SecretKind.PRODUCT_KEY,
    ),
    CommandPattern(
        command="setup /pkey",
        words=("pkey",),
        expression=rf"(?<![\w/-])/pkey(?::|{_BLANK}){VALUE}",
        kind=SecretKind.PRODUCT_KEY,
    ),
    CommandPattern(
        command="password assignment",
        words=("password", "passwd", "pwd"),
        shape=r"(?:password|passwd|pwd)[0-9]{0,3}[ \t]*=",
        # Bare words only directly after the sign: `$password = Get-Credential` is not a secret.
        expression=rf"(?<!\w)(?<!\\-){_NO_VARIABLE}\w{{0,40}}(?:password|passwd|pwd)\d{{0,3}}"
        rf"(?:=(?!=)|[ \t]*+=[ \t]*+(?=\\?[\"'])){VALUE}",
        confidence=Confidence.MEDIUM,
    ),
    CommandPattern(
        command="password member",
        words=("password", "passwd", "pwd", "pw = ", "pw=", "pw :=", "pw: "),
        shape=r"(?:password|passwd|pwd|pw)[0-9]{0,3}[\"']?[ \t]*[:=]",
        # Members of objects and `:=`: texts of forms are written so too.
        expression=rf"(?<![\w.-])(?:\w{{0,40}}(?:password|passwd|pwd)\d{{0,3}}|\$?{_SHORT_NAME})"
        rf"[\"']?[ \t]*+(?:=(?!=)|:=?)[ \t]*+{_QUOTED}",
        mixed=True,
        confidence=Confidence.MEDIUM,
    ),
    CommandPattern(
        command="RunAs of AutoIt",
        words=("runas",),
        expression=r"\bRunAs(?:Wait|Set)?[ \t]*+\([ \t]*+(?:[^,()\r\n]{1,100},[ \t]*+){2}"
        + _QUOTED,
    ),
)
"""The patterns of commands whose secret is found by its position or by other means."""

PATTERNS: Final = (*_WRITTEN, *(program.pattern for program in PROGRAMS))
"""All patterns; a place that two of them match is one secret."""

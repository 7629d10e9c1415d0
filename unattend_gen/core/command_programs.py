"""Programs that take a secret as an option: one row each.

A row is data: the names of the programs, the options as they are typed, and the source. An option
that ends with a blank is followed by the value after blanks; any other is followed by the value
directly (`/p:VALUE`, `-pVALUE`). A name of two words is a program and its subcommand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unattend_gen.core.finding import Confidence
from unattend_gen.core.secret import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_MICROSOFT: Final = "Microsoft, Windows Commands"
_LOG_RULES: Final = "Seatbelt, expressions for process creation events; Microsoft, Windows Commands"
_EXTENSION: Final = r"(?>\.exe|\.com)?+"
VALUE: Final = r"(?P<secret>\\?\"[^\"\r\n]++\"|'(?>[^'\r\n]|'')++'|[^\s\"'&|<>][^\s\"'&|<>]*+)"
"""The expression of a value, with or without quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandPattern:
    """A pattern of a secret in a command; expressions ignore case.

    Attributes:
        command: name of the command in messages.
        words: lower-case texts of which the command contains at least one; they are searched first.
        expression: the one whose group `secret` is the value, with or without quotes.
        sign: lower-case text that must occur too, if the words are everyday words.
        shape: lower-case expression that occurs wherever this pattern matches, if the words are
            everyday words; the prefilter searches bytes for it.
        context: expression that must match on the same line within `REACH` characters, or None.
        leads: whether the context is a program: it comes first, and no other command between.
        mixed: whether the value must mix kinds of characters, because its name is an everyday one.
        sentence: whether the command may be the beginning of a sentence, so that the value must not
            be a plain word.
        names_variable: whether `secret` is the name of a variable, never a value.
        kind: of the secret.
        confidence: medium if the word before the value is an everyday word.
    """

    command: str
    words: tuple[str, ...]
    expression: str
    sign: str = ""
    shape: str = ""
    context: str | None = None
    leads: bool = False
    mixed: bool = False
    sentence: bool = False
    names_variable: bool = False
    kind: SecretKind = SecretKind.PASSWORD
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Program:
    """Programs with the options that carry a secret.

    Attributes:
        command: name in messages.
        names: of the programs in lower case, without extension.
        options: as typed, in lower case unless `exact`; a trailing blank separates the value.
        source: of the fact.
        exact: whether upper and lower case are different options, as `-p` and `-P` of mysql.
        by_option: whether the options are rarer words than the names.
    """

    command: str
    names: tuple[str, ...]
    options: tuple[str, ...]
    source: str
    exact: bool = False
    by_option: bool = False

    @property
    def signs(self) -> tuple[str, ...]:
        """The options in lower case; a command contains one of them."""
        return tuple(option.lower() for option in self.options)

    @property
    def words(self) -> tuple[str, ...]:
        """Lower-case texts of which a command contains at least one."""
        return self.signs if self.by_option else tuple(_spellings(self.names))

    @property
    def option(self) -> str:
        """Return the expression of the options up to the value."""
        found = "|".join(
            re.escape(option) + (r"[ \t]*+" if option.endswith(" ") else "")
            for option in self.options
        )
        return f"(?-i:{found})" if self.exact else f"(?:{found})"

    @property
    def program(self) -> str:
        """Return the expression of the names; a folder and quotes may be around them.

        A variable, a folder or an installer of that name is not the program: `$sqlcmd`,
        `sqlcmd.msi`.
        """
        names = "|".join(
            re.escape(name).replace(r"\ ", rf"{_EXTENSION}\"?+ ", 1) for name in self.names
        )
        return rf"(?:(?<![\w.$-])|(?<=& \$)|(?<=&\$))(?:{names}){_EXTENSION}(?![\w\\-]|\.\w)"

    @property
    def pattern(self) -> CommandPattern:
        """Return the pattern of the options with their values, after one of the names."""
        return CommandPattern(
            command=self.command,
            words=self.words,
            expression=rf"(?<![\w/\\-]){self.option}(?!(?:thread|ipe|edantic)\b){VALUE}",
            context=self.program,
            leads=True,
        )


def _spellings(names: tuple[str, ...]) -> Iterator[str]:
    """Yield each name; between a program and its subcommand may be an extension and a quote."""
    for name in names:
        program, blank, rest = name.partition(" ")
        for ending in ("", ".exe", '"', '.exe"') if blank else ("",):
            yield f"{program}{ending}{blank}{rest}"


def _row(
    command: str,
    names: str,
    options: str,
    source: str,
    *,
    exact: bool = False,
    by_option: bool = False,
) -> Program:
    """Return a row; names and options are separated by `|`."""
    return Program(
        command, tuple(names.split("|")), tuple(options.split("|")), source, exact, by_option
    )


PROGRAMS: Final = (
    _row("schtasks", "schtasks", "/rp |/p |-rp |-p ", _MICROSOFT),
    _row(
        "/p of an administration tool",
        "bootcfg|driverquery|eventcreate|eventquery|eventtriggers|getmac|gpresult|openfiles"
        "|pagefileconfig|setx /s|setx /u|systeminfo|takeown|taskkill|tasklist",
        "/p |-p ",
        _LOG_RULES,
    ),
    _row(
        "/p: of an administration tool",
        "dcdiag|mount|netdiag|nfsadmin|nfsshare|wevtutil|winrm|winrs|wecutil|xfreerdp|wfreerdp",
        "/p:|-p:|/pw:|/cup:",
        _LOG_RULES,
        by_option=True,
    ),
    _row("repadmin", "repadmin", "/pw:|-pw:", _MICROSOFT),
    _row(
        "Sysinternals tool",
        "psexec|psexec64|psfile|psgetsid|psinfo|pskill|pslist|psloglist|pspasswd|psservice"
        "|psshutdown|pssuspend|paexec|csexec|remcom|cpau",
        "-p |/p ",
        "Sysinternals, PsTools",
    ),
    _row(
        "directory service tool",
        "dsadd|dsget|dsmod|dsmove|dsquery|dsrm|dsacls",
        "-p |/p |-pwd |/pwd |/passwd:",
        _MICROSOFT,
    ),
    _row("netdom", "netdom", "/passwordd:|/passwordo:|/passwordm:|/pd:|/po:|/pm:|/pt:", _MICROSOFT),
    _row("ktpass", "ktpass", "/pass |-pass |+pass ", _MICROSOFT),
    _row("manage-bde", "manage-bde", "-pw |-password |-rp |-recoverypassword ", _MICROSOFT),
    _row("certutil", "certutil|certreq", "-p |/p |-password ", _MICROSOFT),
    _row("signtool", "signtool|makecat", "/p |-p ", "Microsoft, SignTool"),
    _row("pvk2pfx", "pvk2pfx", "-pi |-po |/pi |/po ", "Microsoft, Pvk2Pfx"),
    _row("netsh", "netsh", "key=|keymaterial=|password=|pwd=|sharedsecret=", _MICROSOFT),
    _row("iscsicli", "iscsicli", "chapsecret ", _MICROSOFT),
    _row("appcmd", "appcmd", "processmodel.password:|.password:", "Microsoft, IIS AppCmd"),
    _row(
        "PuTTY",
        "plink|pscp|psftp|putty|kitty|klink|kscp|puttygen",
        "-pw |-pwd ",
        "PuTTY user manual, -pw",
    ),
    _row("sshpass", "sshpass", "-p|-p ", "sshpass manual page", exact=True),
    _row("sqlcmd", "sqlcmd|osql|isql|bcp", "-P |-P", "Microsoft, sqlcmd and bcp", exact=True),
    _row(
        "SqlPackage",
        "sqlpackage|dtexec|dtutil",
        "/tp:|/sp:|/de |/decrypt ",
        "Microsoft, SqlPackage and dtexec",
    ),
    _row(
        "mysql",
        "mysql|mysqladmin|mysqlcheck|mysqldump|mysqlimport|mysqlsh|mysqlshow|mariadb|mariadb-dump",
        "-p",
        "MySQL reference manual, --password",
        exact=True,
    ),
    _row(
        "mongo",
        "mongo|mongodump|mongoexport|mongoimport|mongorestore|mongosh",
        "-p ",
        "MongoDB manual",
        exact=True,
    ),
    _row("redis-cli", "redis-cli", "-a ", "Redis manual", exact=True),
    _row("ldap tool", "ldapsearch|ldapadd|ldapmodify|ldapdelete", "-w ", "OpenLDAP", exact=True),
    _row("openssl", "openssl", "pass:", "OpenSSL, pass phrase options", by_option=True),
    _row(
        "knife", "knife", "-P |--winrm-password |--connection-password ", "Chef, knife", exact=True
    ),
    _row(
        "WinRM shell",
        "evil-winrm|winexe|psexec.py|wmiexec.py|smbexec.py",
        "-p |--password=",
        "evil-winrm and winexe manuals",
        exact=True,
    ),
    _row("keytool", "keytool|jarsigner", "-storepass |-keypass |-new ", "Oracle, keytool"),
    _row(
        "7-Zip",
        "7z a|7z e|7z l|7z t|7z u|7z x|7za a|7za e|7za x|7zr a|7zr x|7zz a|7zz x|7zg a|7zg x",
        "-p",
        "7-Zip manual, -p",
    ),
    _row("rar", "rar a|rar e|rar t|rar x|unrar|winrar", "-hp|-p", "WinRAR manual, -p and -hp"),
    _row("unzip", "unzip", "-P ", "Info-ZIP manual page", exact=True),
    _row(
        "login at a registry",
        "docker login|podman login|nerdctl login|buildah login|helm registry login|skopeo login",
        "-p |-p=",
        "Docker, docker login",
        exact=True,
    ),
    _row(
        "login in a cloud",
        "az login|oc login|cf login|ibmcloud login|bx login|kubelogin",
        "-p |-p=",
        "Azure CLI, az login; OpenShift CLI; Cloud Foundry CLI",
        exact=True,
    ),
    _row(
        "aws",
        "aws",
        "aws_secret_access_key |aws_session_token |secret_access_key ",
        "AWS CLI, configure set",
        by_option=True,
    ),
    _row("vault", "vault login", "token=|-token=", "HashiCorp Vault, login"),
    _row("nuget", "nuget|dotnet nuget", "setapikey |-k |-apikey ", "Microsoft, NuGet CLI"),
    _row("choco", "choco|chocolatey", "-k=|-k |-p=|--api-key=|--key=", "Chocolatey, apikey"),
    _row("twine", "twine", "-p ", "twine manual", exact=True),
    _row("ipmitool", "ipmitool", "-P ", "ipmitool manual page", exact=True),
    _row("racadm", "racadm", "-p ", "Dell, RACADM", exact=True),
    _row(
        "BIOS tool",
        "cctk|biosconfigutility|biosconfigutility64|thinkbiosconfig|srsetup",
        "--setuppwd=|--syspwd=|--valsetuppwd=|--valsyspwd=|/nspwd:|/cspwd:|pass=|/pass:",
        "Dell, CCTK; HP, BIOS Configuration Utility",
    ),
    _row("vmrun", "vmrun", "-gp |-hp |-vp ", "VMware, vmrun", exact=True),
    _row("rdesktop", "rdesktop|tsclient", "-p ", "rdesktop manual page", exact=True),
    _row("smtp tool", "blat|swaks|sendemail", "-pw |-ap |-xp ", "Blat, swaks and sendEmail"),
    _row("teamviewer", "teamviewer|tvnserver|winvnc|winvnc4", "--passwd |-password ", "TeamViewer"),
)
"""All rows."""

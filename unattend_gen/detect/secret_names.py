"""Names of keys and variables that hold a password, another secret or a product key.

One table for all formats of configuration. A name is compared by its words, so `admin_password`,
`adminPassword` and `ADMIN-PASSWORD` are the same. Names of switches and texts that end in the same
words (`skipAdminPassword`, `update_password`) hold no secret.

Source:
    Properties of the Deployment Toolkit as its gathering script lists them; the vendor's reference
    of Sysprep.inf and Winnt.sif; references of Packer, Terraform, Ansible, cloud-init,
    cloudbase-init and EC2Launch.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from unattend_gen.core.secret import SecretKind


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(text.split())


_KEYS: Final = frozenset({"productkey", "overrideproductkey", "productid"})
_KEY_ENDINGS: Final = ("productkey", "licensekey", "licencekey", "pidkey", "windowskey", "makkey")
_KEY_WORDS: Final = frozenset({"mak", "pkey"})
_PASSWORDS: Final = frozenset(
    {
        "addspassword",
        "adminpassword",
        "bdepin",
        "bderecoverykey",
        "dbpwd",
        "domainadminpassword",
        "logpassword",
        "loguserpassword",
        "osdbitlockerrecoverypassword",
        "osdbitlockerstartupkey",
        "osdjoinpassword",
        "osdlocaladminpassword",
        "safemodeadminpassword",
        "smstsruncommandlineuserpassword",
        "tpmownerpassword",
        "userpassword",
    }
)
_PASSWORD_ENDINGS: Final = (
    *("password", "passwords", "passwd", "passphrase", "pwd", "presharedkey"),
    *(
        "passwort",
        "kennwort",
        "mot de passe",
        "motdepasse",
        "contrasena",
        "contraseña",
        "wachtwoord",
    ),
    *("adminpass", "rootpass", "userpass"),
)
_PASSWORD_WORDS: Final = frozenset({"pass", "pw", "psk"})
_SHORT_NAMES: Final = frozenset({"pass", "pw", "psk", "passwd"})
_SECRET_ENDINGS: Final = ("secret", "secretkey")
_NOT_SECRET: Final = ("skip", "osdbitlockercreate", "bdepinmin")
_HASH_SWITCH: Final = "encryptedadminpassword"
_SWITCHES: Final = words_of(
    "skip update change changed reset require requires required forgot forget show hide "
    "confirm disable enable allow no not use uses has have is need needs generate generated "
    "random ask prompt remember save store invalid wrong bad missing min minimum max maximum "
    "blank empty force must can without get check verify validate create expire retype repeat "
    "enter incorrect encrypted hashed"
)
"""First words of names that are switches, functions or texts about passwords."""

_VALUE_WORDS: Final = frozenset({"value", "plain", "plaintext", "cleartext", "default"})
_WORDS: Final = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[^\W\d_A-Z]+|[A-Z]+")
_LAST_PART: Final = re.compile(r"[^.:/\\]*\Z")
_LONGEST: Final = 80

LONG_WORDS: Final = (
    *("kennwort", "mot de passe", "motdepasse", "contrase", "wachtwoord"),
    *("presharedkey", "preshared_key", "pre_shared_key", "pidkey", "windowskey", "windows_key"),
)
"""Lower-case words of the names above, for the prefilter; `SHORT_WORDS` are more of them."""

_SIGNS_AFTER: Final = ('"', "'", ":", "=", " =", " '", ' "', " :", "</")
SHORT_WORDS: Final = {
    "pass": (
        *("pass:", "pass=", '"pass"', "'pass'", "\npass =", " pass = "),
        *(f"{end}pass{sign}" for end in "_bmnrt" for sign in _SIGNS_AFTER),
    ),
    "psk": tuple(f"psk{sign}" for sign in _SIGNS_AFTER),
    "pw": tuple(f"{before}pw{sign}" for before in "_-" for sign in _SIGNS_AFTER),
    "secret": (
        *("client_secret", "clientsecret", '"secret"'),
        *(f"_secret{sign}" for sign in _SIGNS_AFTER),
    ),
}
"""Words by a common part, as names are followed by a sign."""


def kind_of_name(name: str) -> SecretKind | None:
    """Return what a key or variable of this name holds; None if it holds no secret."""
    bare = name.strip().strip("\"'$@")
    if not bare or len(bare) > _LONGEST:
        return None
    return _kind(bare)


def is_deployment_name(name: str) -> bool:
    """Return whether deployment tools define this key or password property; `_` is ignored."""
    bare = name.lower().replace("_", "")
    return bare in _PASSWORDS or bare in _KEYS - {"productid"}


def is_short_name(name: str) -> bool:
    """Return whether the name is only a short word that has other meanings too, such as `pass`."""
    return name.strip("\"'$@:").rpartition(".")[2].lower() in _SHORT_NAMES


@lru_cache(maxsize=4096)
def _kind(name: str) -> SecretKind | None:
    whole = name.lower()
    if whole in _KEYS:
        return SecretKind.PRODUCT_KEY
    if whole.startswith(_NOT_SECRET) or whole == _HASH_SWITCH:
        return None
    part = _LAST_PART.search(name)
    words = [word.lower() for word in _WORDS.findall(part[0] if part else name)]
    while len(words) > 1 and words[-1] in _VALUE_WORDS:
        words.pop()
    if not words or (len(words) > 1 and words[0] in _SWITCHES):
        return None
    return _kind_of_words(words)


def _kind_of_words(words: list[str]) -> SecretKind | None:
    joined, last = "".join(words), words[-1]
    if joined in _PASSWORDS or joined.endswith(_PASSWORD_ENDINGS) or last in _PASSWORD_WORDS:
        return SecretKind.PASSWORD
    if joined.endswith(_KEY_ENDINGS) or last in _KEY_WORDS:
        return SecretKind.PRODUCT_KEY
    return SecretKind.TOKEN if joined.endswith(_SECRET_ENDINGS) else None

"""Which values are not literal secrets: references, expressions, templates, masks and prose.

One table for all formats of configuration. A default inside an expression is a literal again:
`{{ pw | default('…') }}` and `${PW:-…}` hand out their default.

Source:
    References of Ansible, Azure Resource Manager, CloudFormation, Docker Compose, GitHub
    Actions, SOPS, Spring and Terraform; public repositories that deploy Windows.
"""

from __future__ import annotations

import re
from typing import Final

from unattend_gen.core.placeholder import holds_placeholder, is_placeholder
from unattend_gen.detect.secret_names import words_of

_SWITCH: Final = re.compile(
    r"\*|yes|no|on|off|true|false|none|null|nil|undefined|~|\$null|%\d|[01]", re.IGNORECASE
)
_DEPLOYMENT_EXPRESSION: Final = re.compile(r"%[^%\s]+%|#[^#]+#|@[^@]+@")
"""A variable or call that the Deployment Toolkit expands when it reads the file."""

_REFERENCE: Final = re.compile(
    r"""
      \$ (?: [A-Z_][A-Z0-9_]* | [a-z]+(?:[A-Z][a-z]+)+ | (?i:env):\w+
        | \w*(?i:pass|pwd|secret|cred)\w* )
    | \$ [A-Za-z_]\w* (?:\.\w+ | \[[^\[\]]*\] | ::?\w+)+             # $cfg.Nodes.UserPass
    | \$\$?[{(] .* [})]                                          # ${PW:?message}, $(command)
    | (?:ENC|DEC|KMS) [\[(] .* [\])] | \{(?:cipher|aes|enc|vault)\} .* | \$ANSIBLE_VAULT; .*
    | @Microsoft\.KeyVault\(.*\)
    | (?i:env|file|keyring|prompt|op|ref\+[a-z]+|vault|akv|ssm|secretsmanager|azkv|awssm|gcpsm|
        bws|pass|sops|cmd|gcp-secret-manager|sm) : .{1,300}
    | arn:aws[\w-]*:.*
    | \(? (?:Get|Read|Import|Invoke|New|Select|Unprotect)-[A-Z]\w+ (?:[\s)].*)?  # (Get-Secret x)
    | \[ [A-Za-z][\w.]* \] :: \w+ \(.*                             # [Environment]::GetVariable(x)
    | \$ [A-Za-z_]\w* (?:\.\w+(?:\([^()]*\))?)* \.\w+ (?:\(.*\))?  # $c.GetCredential().Password
    | ! [A-Z][A-Z_]+ ! | ![a-z]+-encrypted
    | (?:azurerm|azuread|aws|google|random|vault|hcp|kubernetes)_\w+ (?:\.\w+ | \[[^\[\]]*\])+
    | https?:// [^\s@]*
    | (?:/[\w.$-]+){2,} | [\w.-]+(?:/[\w.-]+)+\.(?:md|html?|txt|ya?ml|json|pem|key|crt|cer|pfx)
    | [A-Za-z]:\\[^\s].*\\.* | [~.]{1,2}/.*
    | [A-Za-z_$][\w.:$]* \( (?:['"].* | [A-Za-z_][\w.]*(?:,.*)?)? \)   # lookup('x'), getpass()
    | [A-Za-z_$][\w.]* (?:\[ (?:['":][^\[\]]*|[a-z_]+|\d+) \])+ (?:\.\w+)*   # node['x']['y']
    | (?:vars|local|locals|data|module|secrets?|env|process\.env|params?|parameters?|inputs?|
         variables|self|node|config|cfg|settings|steps|needs|each|random_password|vault)
      (?:\.[A-Za-z_][\w-]*)+
    """,
    re.VERBOSE | re.DOTALL,
)
_STAND_IN: Final = re.compile(
    r"""
      [*x#._\u2022?-]{3,} | <[^<>]*> | \[[\w -]+\] | \.{2,}
    | [A-Z]+ (?:_[A-Z]+)*_? (?:PASS|PASSWORD|PASSWD|PWD|SECRET|KEY|TOKEN) (?:_[A-Z]+)* (?:_HERE)?
    | (?:PASSWORD|PASSWD|SECRET)
    | (?i:(?:your|enter|insert|replace|put|set|add|fill|type|provide|specify) [\s_-]?
        (?:[a-z]+[\s_-]){0,4} (?:password|passwd|pwd|passphrase|secret|key|here|me|this|it)
        (?:[\s_-]here)?)
    | (?i:(?:change|replace|fill)[_-](?:me|this|it|in)) | \*{3}[A-Z_]+\*{3} | [A-Z]{2,4}<\w+>
    | (?i:yourpassword(?:here)?|todo|tbd|n/a|redacted|\[?redacted\]?|masked|hidden|removed|omitted)
    | [~^v=<>]{0,2}\d+(?:\.\d+)+                                      # a version
    | string|securestring|secureString|SecureString|secureObject|object|str|bool|boolean|integer|int
    | number|any|required|optional|prompt|static|random|doNothing
    """,
    re.VERBOSE,
)
_LABELS: Final = words_of(
    "password passwords passwort kennwort passe contraseña contrasena senha wachtwoord "
    "wachtwoorden lozenord lösenord salasana heslo hasło jelszó parola пароль şifre "
    "adgangskode passord passphrase passwd 密码 密碼 パスワード 비밀번호 secret"
)
_STOP_WORDS: Final = words_of(
    "a an the your this that is are was must should may can for of to in on and or if not "
    "only once works never always after before needed required "
    "when with le la les de du des votre der die das ihr ein eine el los un una tu su il lo "
    "het een"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_HASH: Final = re.compile(r"\$(?:1|2[abxy]?|5|6|7|y|argon2\w{0,2}|pbkdf2[\w-]*)\$")
_NAME: Final = re.compile(r"(?:[A-Z]?[a-z]++|[A-Z]++)(?>[-_./:]?(?:[A-Z]?[a-z]++|[A-Z]++))*+")
_SHORTEST: Final = 6
_LONGEST: Final = 1000
_FEWEST_WORDS: Final = 2
_DEFAULTS: Final = (
    re.compile(r"\|\s*(?:default|d)\s*\(\s*(?:value\s*=\s*)?\\?(['\"])(?P<literal>[^'\"\\]+)"),
    re.compile(r"\$\{\w+:?[-=](?P<literal>[^{}$]+)\}"),
)


def is_switch(value: str) -> bool:
    """Return whether a value means that there is no password, or is a switch."""
    return _SWITCH.fullmatch(value.strip()) is not None


def is_deployment_expression(value: str) -> bool:
    """Return whether the Deployment Toolkit expands the value when it reads the file."""
    return _DEPLOYMENT_EXPRESSION.fullmatch(value.strip()) is not None


def is_literal(value: str) -> bool:
    """Return whether a value may be a secret itself, not a reference, an expression or prose."""
    bare = value.strip()
    if not bare or is_switch(bare) or is_placeholder(bare) or is_deployment_expression(bare):
        return False
    if len(bare) > _LONGEST:
        return True
    if _REFERENCE.fullmatch(bare) or _STAND_IN.fullmatch(bare):
        return False
    return not (is_prose(bare) or _is_template(bare))


def default_in(text: str) -> tuple[int, int] | None:
    """Return the span of the literal default in a template expression, or None."""
    for pattern in _DEFAULTS:
        match = pattern.search(text)
        if match is not None and is_literal(match["literal"]):
            return match.span("literal")
    return None


def is_hash(value: str) -> bool:
    """Return whether a value is a hash in the form of crypt(3)."""
    return _HASH.match(value.strip()) is not None


def is_weak_secret(value: str) -> bool:
    """Return whether a value looks like a name or a word, not like a secret that was made up.

    For keys whose names are common elsewhere too, such as `pass` and `secret`.
    """
    bare = value.strip()
    return (
        len(bare) < _SHORTEST
        or any(map(str.isspace, bare))
        or bare.isdigit()
        or (_NAME.fullmatch(bare) is not None)
    )


def is_prose(value: str) -> bool:
    """Return whether a value is a label or a sentence about passwords, in some languages."""
    if not any(sign.isascii() and sign.isalnum() for sign in value):
        return any(sign.isalpha() for sign in value)  # a label in another alphabet
    words = [word.lower() for word in _WORD.findall(value)]
    if len(value.split()) < _FEWEST_WORDS:
        is_label = value.rstrip(" :*.?").lower() in _LABELS
        return is_label and (not value.islower() or not value.isascii())
    if any(sign.isdigit() for sign in value) and len(words) <= _FEWEST_WORDS:
        return False
    return not _LABELS.isdisjoint(words) or not _STOP_WORDS.isdisjoint(words)


def _is_template(value: str) -> bool:
    """Return whether a value contains a template expression and little else."""
    return ("${" in value or "{{" in value) and holds_placeholder(value)

"""Configuration in JSON, YAML, HCL, TOML, Bicep, Ruby, Puppet, MOF, .env and properties files.

The value of a key that is named for a password, secret or product key counts if it is written as a
literal. References, expressions, templates and prose do not.

Source:
    Public parameter files and image builds; the references of the formats and tools.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.core.match import ContentKind, Match
from unattend_gen.core.product_key import MADE_UP_KEY
from unattend_gen.core.secret import SecretKind
from unattend_gen.detect.configuration.json_text import json_entries
from unattend_gen.detect.configuration.lines import line_entries
from unattend_gen.detect.configuration.matches import configuration_matches
from unattend_gen.detect.configuration.statements import statement_entries
from unattend_gen.detect.configuration.yaml_text import yaml_entries
from unattend_gen.detect.detector import Detector, Example
from unattend_gen.detect.kinds import ini_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unattend_gen.detect.configuration.entry import Entry
    from unattend_gen.detect.reading import Reading

_BACKUPS: Final = re.compile(
    r"(?:\.(?:bak|old|orig|save|tmp|sample|example|dist|j2|tmpl|tpl|template|erb|in|\d)|~)+\Z"
)
_SUFFIXES: Final[dict[str, str]] = {
    **dict.fromkeys(("json", "tfstate", "jsonc", "json5", "tfvars.json", "template"), "JSON"),
    **dict.fromkeys(("yml", "yaml", "eyaml", "sls"), "YAML"),
    **dict.fromkeys(("tf", "tfvars", "hcl", "nomad", "tofu"), "HCL"),
    **dict.fromkeys(("bicep", "bicepparam"), "Bicep"),
    **dict.fromkeys(("toml", "rb", "pp", "mof", "gradle", "groovy", "nix"), "statements"),
    **dict.fromkeys(("env", "envrc", "properties", "conf", "cnf", "cfg", "ldf", "ldif"), "lines"),
}
_NAMES: Final = {
    **dict.fromkeys(("vagrantfile", "berksfile", "jenkinsfile"), "statements"),
    **dict.fromkeys(("dockerfile", "containerfile"), "lines"),
}
_DOTENV: Final = re.compile(r"\.env(?:\.[\w.-]+)?\Z")
_STARTS: Final = (
    (re.compile(r"[\[{]\s*[\"{\[]"), "JSON"),
    (re.compile(r"---\s|#cloud-config\b|apiversion:\s"), "YAML"),
    (re.compile(r"(?:resource|variable|provider|source)\s+\"[^\"\n]+\"[^\n]*\{"), "HCL"),
    (re.compile(r"(?:terraform|locals|packer|variables)\s+\{"), "HCL"),
    (
        re.compile(r"(?:@(?:description|secure|minlength)\(|targetscope\s*=|param\s+\w+\s+\w+)"),
        "Bicep",
    ),
    (re.compile(r"vagrant\.configure\b"), "statements"),
)
_FORMATS: Final[dict[str, tuple[Callable[[str], Iterator[Entry]], str]]] = {
    "JSON": (json_entries, "a JSON file"),
    "YAML": (yaml_entries, "a YAML file"),
    "HCL": (statement_entries, "an HCL file"),
    "Bicep": (statement_entries, "a Bicep file"),
    "statements": (statement_entries, "a configuration file"),
    "lines": (line_entries, "a configuration file"),
}


def recognises(reading: Reading) -> bool:
    """Recognise the beginning of a format, or the suffix of the name."""
    return _format_of(reading) is not None


def matches(reading: Reading) -> Iterator[Match]:
    """Yield the values of keys that are named for secrets."""
    name = _format_of(reading)
    if name is not None:
        entries, where = _FORMATS[name]
        yield from configuration_matches(reading, entries(reading.text), where)


def _format_of(reading: Reading) -> str | None:
    """Return the name of the format; an answer file or registry export is none of them."""
    head = reading.head
    if reading.encoding is None or head.startswith(("<", "windows registry", "regedit4")):
        return None
    if reading.is_page:
        return None  # it may begin with its title and date in YAML
    name = _BACKUPS.sub("", reading.name)
    by_name = _NAMES.get(name) or ("lines" if _DOTENV.search(reading.name) else None)
    if by_name is None and "." in name:
        by_name = _SUFFIXES.get(name.rpartition(".")[2])
    if by_name == "lines" and ini_file.recognises(reading):
        return None
    by_start = next((form for start, form in _STARTS if start.match(head)), None)
    is_json = by_start == "JSON" and not name.endswith(".toml")  # `[[table]]` looks like JSON
    return by_start if by_name is None or is_json else by_name


DETECTOR: Final = Detector(
    summary="configuration files: JSON, YAML, HCL, TOML, Bicep, Ruby, Puppet, .env, properties",
    recognises=recognises,
    matches=matches,
    examples=(
        Example(
            "parameters.json",
            f'{{"adminPassword": {{"value": "not-a-real-one"}}, "productKey": "{MADE_UP_KEY}"}}',
            ((SecretKind.PASSWORD, ContentKind.CLEAR), (SecretKind.PRODUCT_KEY, ContentKind.CLEAR)),
        ),
        Example(
            "group.yml",
            'admin_password: "{{ vault_admin_password }}"\n',
            ((SecretKind.PASSWORD, ContentKind.PLACEHOLDER),),
        ),
        Example(
            "main.tf",
            'admin_pass = "not-a-real-one"\nadmin_password = var.admin_password\n',
            (
                (SecretKind.PASSWORD, ContentKind.CLEAR),
                (SecretKind.PASSWORD, ContentKind.PLACEHOLDER),
            ),
        ),
        Example(
            "user.rb",
            "user 'deploy' do\n  password 'not-a-real-one'\nend\n",
            ((SecretKind.PASSWORD, ContentKind.CLEAR),),
        ),
    ),
)

"""Placeholders of template languages, which are not values themselves.

```
{{ name }}  {% name %}  ${name}  ${{ name }}  $(name)  #{name}  #{name}#  <%= name %>  @name@
@@name@@  __name__  %name%  [[name]]  <name>  %(name)s  %%name%%  ((name))  $[name]  $[[ name ]]
{{{ name }}}  <<name>>  [ADMIN_PASSWORD]  [parameters('name')]  var.name  $AdminPassword
%{ if condition }${name}%{ endif }
```

References to a vault and encrypted values are none either: `op://vault/item`, `ENC[…]`.

Source:
    Public answer files that are templates of Jinja2, HCL, MDT, ERB, batch and sed; references of
    Concourse, GitLab, Azure Pipelines and App Service, SOPS, eyaml, Spring Cloud, vals, 1Password,
    Azure Resource Manager, Terraform and Mustache.
"""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 200
_PLACEHOLDER: Final = re.compile(
    rf"""
      \{{\{{ [^{{}}]{{0,{_LONGEST}}} \}}\}}
    | \{{\{{\{{ [^{{}}]{{1,{_LONGEST}}} \}}\}}\}}
    | \{{% [^{{}}]{{0,{_LONGEST}}} %\}}
    | \$\{{\{{ [^{{}}]{{0,{_LONGEST}}} \}}\}}
    | [$\#]\{{ [^{{}}]{{1,{_LONGEST}}} \}} \#?
    | \$\( [^()]{{1,{_LONGEST}}} \)
    | <%  [^<>]{{1,{_LONGEST}}} %>
    | @ [A-Za-z_][\w.-]{{0,{_LONGEST}}} @
    | @@ [A-Za-z_][\w.-]{{0,{_LONGEST}}} @@
    | % [A-Za-z_][\w.()-]{{0,{_LONGEST}}} %
    | \[\[ [^\[\]]{{1,{_LONGEST}}} \]\]
    | % \( [\w.-]{{1,{_LONGEST}}} \) [sdr]
    | %% [A-Za-z_][\w.-]{{0,{_LONGEST}}} %%
    | \$\[ [A-Za-z_] [^\[\]]{{0,{_LONGEST}}} \]
    | \$\[\[ [^\[\]]{{1,{_LONGEST}}} \]\]
    | \(\( [^()]{{1,{_LONGEST}}} \)\)
    """,
    re.VERBOSE,
)
_WHOLE: Final = re.compile(
    rf"__[A-Za-z](?:_?[A-Za-z0-9.-]){{0,{_LONGEST}}}__"
    rf"|<[A-Za-z][\w .:/#'-]{{0,{_LONGEST}}}>|<<[A-Za-z][\w .-]{{0,{_LONGEST}}}>>"
    rf"|\[[A-Za-z_][\w.]{{0,{_LONGEST}}}\(.{{1,4000}}\)[^\[\]]{{0,{_LONGEST}}}\]"
    r"|\[[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\]|var(?:\.[A-Za-z_][\w-]*)+"
    r"|\[[A-Za-z _-]*(?i:password|passwort|kennwort|passphrase|secret|\bkey\b)[A-Za-z _-]*\]"
    r"|\$(?>[A-Za-z0-9]+_|[A-Z]?[a-z0-9]+(?=[A-Z])|(?i:admin|local|user|root|domain|join|build))*+"
    r"(?i:password|passwd|passphrase|pwd|pw|secret|creds?|credentials?)"
    r"|(?:ENC|DEC|KMS)[\[(].{1,4000}[\])]|\{cipher\}.{1,4000}"
    rf"|@Microsoft\.KeyVault\(.{{1,{_LONGEST}}}\)|(?:op|ref\+[a-z]+)://.{{1,{_LONGEST}}}"
    rf"|(?:vault|ssm|akv|azkv|awssm|gcpsm|secretsmanager):/?[\w-]+/[\w/.#-]{{1,{_LONGEST}}}"
    rf"|arn:aws[\w-]*:[a-z].{{1,{_LONGEST}}}"
)
"""Placeholders that are something else within a longer text, such as a tag."""

_STATEMENT: Final = re.compile(
    rf"%\{{~?\s*(?:if|for|else|endif|endfor)\b[^{{}}]{{0,{_LONGEST}}}\}}|\{{%[^{{}}]{{0,{_LONGEST}}}%\}}"
)
"""A branch or loop around placeholders, in HCL and Jinja2."""

_PROXY_WORDS: Final = frozenset({"<local>", "<-loopback>"})
"""Words of Windows in a list of hosts to reach without a proxy."""


def holds_placeholder(text: str) -> bool:
    """Return whether a text contains a placeholder, as in `PC-%SERIAL%`."""
    return _PLACEHOLDER.search(text) is not None


def is_placeholder(text: str) -> bool:
    """Return whether a text is one placeholder, or branches of them, with blanks around it."""
    bare = text.strip()
    if _STATEMENT.match(bare):
        bare = _PLACEHOLDER.sub("", _STATEMENT.sub("", bare))
        return not bare.strip()
    if _PLACEHOLDER.fullmatch(bare) is not None:
        return True
    return _WHOLE.fullmatch(bare) is not None and bare.lower() not in _PROXY_WORDS

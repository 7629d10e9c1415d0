from __future__ import annotations

import pytest

from unattend_gen.detect.literals import (
    default_in,
    is_deployment_expression,
    is_hash,
    is_literal,
    is_switch,
    is_weak_secret,
)


@pytest.mark.parametrize(
    "value",
    [
        *("hunter2", "Tr0ub4dor&3", "$ecret9!", "correct horse 7 staple", "changeme", "password"),
        *("a(b)c", "[x]y9", "Sommer 2026", "12345678", "P@ss/w0rd", "#1Password", "x=y"),
        *(
            "!Passw0rd!",
            "((pw7",
            "%(Kestrel",
            "$[x",
            "Get-7up",
            "[abc]::x7",
            "change-7-me",
            "aws_7x",
        ),
    ],
)
def test_a_value_that_may_be_a_password_is_a_literal(value: str) -> None:
    assert is_literal(value)


@pytest.mark.parametrize(
    "value",
    [
        *("", "*", "no", "null", "~", "%1", "0"),
        *("$cfg.Nodes.UserPass", "$env:PW", "$PASSWORD", "$adminPassword", "$($creds.Password)"),
        *("var.admin_password", "data.azurerm_key_vault_secret.admin.value", "local.pw"),
        *("[parameters('adminPassword')]", "[concat('a', variables('b'))]"),
        *("${{ secrets.PW }}", "${SA_PASSWORD:?set it}", "{{ vault_pw }}", "{{user `pw`}}"),
        *("@@X@@", "#{X}#", "__AdminPassword__", "<password>", "<your password here>"),
        *("ENC[AES256_GCM,data:x]", "ENC(abc)", "{cipher}0123", "$ANSIBLE_VAULT;1.1;AES256"),
        "@Microsoft.KeyVault(SecretUri=https://x.vault.example/secrets/y)",
        *("https://x.vault.example/secrets/y", "op://vault/item/field", "env:PW", "file:pw.txt"),
        *("lookup('profile::pw')", "os.environ['PW']", "node['a']['b']", "getpass.getpass()"),
        *("/run/secrets/password", "********", "xxxx", "YOUR_PASSWORD", "your-password-here"),
        *("string", "securestring", "Password", "Mot de passe", "Enter the password", "Kennwort:"),
        *("Your password has expired", "^1.2.3"),
        "Lab/en-us/Set-Password.md",
        *(
            "(Get-Credential).Password",
            "(Get-AzKeyVaultSecret -Name x).SecretValue",
            "Read-Host -Mask",
        ),
        *("[Environment]::GetEnvironmentVariable('PW')", "$c.GetNetworkCredential().Password"),
        *("!ADMIN_PW!", "%(admin_pw)s", "%%PW%%", "((pw))", "$[variables.pw]", "$[[ inputs.pw ]]"),
        *("azurerm_key_vault_secret.pw.value", "CHANGE_ME", "***REMOVED***", "AVP<secret>"),
        *("autologon only works once", "<path:secret/data/app#password>"),
    ],
)
def test_a_reference_a_template_or_prose_is_not_a_literal(value: str) -> None:
    assert not is_literal(value)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("{{ pw | default('hunter2') }}", "hunter2"),
        ('{{ pw|d("hunter2", true) }}', "hunter2"),
        ("${PW:-hunter2}", "hunter2"),
        ("${PW-hunter2}", "hunter2"),
    ],
)
def test_a_default_in_an_expression_is_a_literal(text: str, literal: str) -> None:
    span = default_in(text)

    assert span is not None
    assert text[slice(*span)] == literal


@pytest.mark.parametrize("text", ["{{ pw | default('') }}", "${PW:-$OTHER}", "${PW}", "hunter2"])
def test_other_expressions_have_no_default(text: str) -> None:
    assert default_in(text) is None


@pytest.mark.parametrize("value", ["*", " Yes ", "none", "%1"])
def test_some_words_mean_no_password(value: str) -> None:
    assert is_switch(value)


@pytest.mark.parametrize("value", ["%PW%", "#Environment('PW')#", "@PW@"])
def test_the_deployment_toolkit_expands_some_values(value: str) -> None:
    assert is_deployment_expression(value)


@pytest.mark.parametrize(("value", "expected"), [("$6$salt$abc", True), ("$ecret", False)])
def test_a_hash_has_the_form_of_crypt(value: str, *, expected: bool) -> None:
    assert is_hash(value) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("oobeSystem", True), ("my-tls", True), ("12", True), ("Hunter.2026", False)],
)
def test_a_word_is_weak_evidence_of_a_secret(value: str, *, expected: bool) -> None:
    assert is_weak_secret(value) is expected

from __future__ import annotations

import pytest

from unattend_gen.core.placeholder import holds_placeholder, is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "{{ admin_password }}",
        "{{.ProductKey}}",
        "{% raw %}",
        "${build_password}",
        "#{password}",
        "$(AdminPw)",
        "<%= key %>",
        "@PASSWORD@",
        "%ADMINPW%",
        "%ProgramFiles(x86)%",
        "[[key]]",
        "  %key%\n",
        *("%(admin_pw)s", "%%ADMIN_PW%%", "((admin_pw))", "$[variables.pw]", "$[[ inputs.pw ]]"),
        *("ENC[AES256_GCM,data:x,iv:y]", "ENC(abc=)", "{cipher}0123", "<path:secret/app#pw>"),
        *("op://vault/item/field", "ref+vault://secret/app#/pw", "vault:secret/data/app#pw"),
        *("@Microsoft.KeyVault(SecretUri=https://v.example/x)", "arn:aws:secretsmanager:eu:1:x"),
        *("{{{admin_password}}}", "<<ADMIN_PW>>", "[ADMIN_PASSWORD]", "[your password here]"),
        *("[parameters('adminPassword')]", "[concat('a', variables('pw'))]", "var.admin_password"),
        *("$AdminPassword", "$admin_password", "$LOCAL_ADMIN_PW", "$localadminpwd", "$Credential"),
        *("%{ if join }${pw}%{ else }${other}%{ endif }", "{% if join %}{{ pw }}{% endif %}"),
    ],
)
def test_every_common_template_language_is_recognised(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "%(a",
        "((a",
        "$[1]",
        "%%",
        "P@$$w0rd!",
        "100%",
        "50% to 60%",
        "a@b",
        "$ecret",
        "{}",
        "[KEY]",
        "%1",
        "${}",
    ],
)
def test_an_ordinary_value_is_not_a_placeholder(text: str) -> None:
    assert not holds_placeholder(text)


def test_a_placeholder_in_a_longer_text_is_found_but_is_not_the_whole_text() -> None:
    text = "PC-%SERIAL%"

    assert holds_placeholder(text)
    assert not is_placeholder(text)


def test_two_placeholders_are_not_one() -> None:
    assert not is_placeholder("{{ a }}{{ b }}")


@pytest.mark.parametrize("text", ["<local>", "<LOCAL>", "<-loopback>"])
def test_words_of_a_proxy_list_are_values(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        *("$Passw0rd", "$AdminPassword1!", "$upersecret", "$ecretPassword9", "[Kestrel]", "[x]y9"),
        *("var.", "variance.x", "[Passw0rd]", "<<", "%{ if a }hunter2%{ endif }", "%{hunter2}"),
        *("[ab(c]", "{{{", "$", "[KESTREL7]"),
    ],
)
def test_a_password_with_the_signs_of_a_template_is_none(text: str) -> None:
    assert not is_placeholder(text)

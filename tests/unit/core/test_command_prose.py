from __future__ import annotations

import pytest

from unattend_gen.core.command_prose import is_code_or_prose


def judged(before: str, value: str, behind: str = "") -> bool:
    text = f"{before}{value}{behind}"
    return is_code_or_prose(text, len(before), len(before) + len(value))


@pytest.mark.parametrize(
    "value",
    [
        *("None,", "None):", "key_password,", "certs[0][2],", "self.options['x'],", "Secret(x)"),
        *("parts[", "get(", "b.getPassword();", "e.pwd)},other=n(1)", "b"),
        *("PASSWORD", "USER_ID", "STRING\u2019.", "<password>", "[password]", "...", "****"),
        *("{password!r}", "`pwd`", "%s", "$GIT_TOKEN", "\\fR", "file:x", "--other", "6"),
        *("to", "options.", "with", ""),
    ],
)
def test_an_expression_a_name_or_a_function_word_is_not_a_value(value: str) -> None:
    assert judged("password=", value)


def test_a_word_followed_by_prose_is_not_a_value() -> None:
    assert judged("the --password ", "tells", " working directories apart")


@pytest.mark.parametrize(
    "value",
    [
        "Hunter-2!",
        "hunter",
        "Summer2026",
        "P@ss)",
        "x,y",
        "correct-horse",
        "\u043f\u0430\u0440\u043e\u043b\u044c7X",
    ],
)
def test_anything_else_is_a_value(value: str) -> None:
    assert not judged("tool --password ", value, " /quiet")


@pytest.mark.parametrize("value", ["hunter", "correct horse battery", "a,", "open sesame"])
def test_quoted_text_is_always_a_value(value: str) -> None:
    assert not judged('password="', value, '" and more words')


@pytest.mark.parametrize(
    ("before", "value", "behind"),
    [
        ("const password = '", "Password used to generate key", "';"),
        ('NO_USER_OR_PASSWORD = "', "noUserOrPassword", '"'),
        ('password="', "password", '"'),
        ("key=key, password=", "password", "\n)"),
        ("set password(e){this[u].url.password=", "e}get username(){return", " this"),
        ("redact(/(proxyPassword=", ")([^&]+)/gi,", " x"),
        ("#> name='x' password=", "SecretBytes(b", "'***')"),
        (";s.username=r.username,s.password=", "r.password,s.host=r.host,", " x"),
        ("username=u.username,password=", "u.password,auth=username?password?`${username}:", ""),
        ("e.password=", "n.getPassword(),e.host=n.getHost(),", " x"),
        ("return s.password=", "t,s.password}h(ge,", '"se"'),
        ("e.username),t.password=", "ge(e.password,s)),typeof", " e"),
        ("e.HTAB=e.TOKEN=", "e.HEX=e.URL_CHAR=e.USERINFO", " x"),
        ("Uid={#{user}};Pwd=", "{#{password}};Trusted_Connection={#{x}};", "'"),
        ("let g:netrw_passwd=", "a:2", "\n"),
        ('PWD = "', "'`pwd`'", '"'),
        ('.IX Item "-pass ', "arg", '"'),
        ("curl --pass ", "secret", " --key file"),
        ("force -pass 6 if -pass ", "isn", "'t."),
        ("standard 0 password=", "foo", "\n"),
        ('auth_username="x", auth_password="', "bar", '",'),
        ("Test-It -Password ", "$cred", ""),
    ],
)
def test_stand_ins_and_expressions_of_manuals_and_sources(
    before: str, value: str, behind: str
) -> None:
    assert judged(before, value, behind)


@pytest.mark.parametrize(
    ("before", "value", "behind"),
    [
        ("const password = '", "Kestrel used to fly high 7", "';"),
        ("const passphrase = '", "correct horse battery staple", "';"),
        ('PASSWORD="', "Pa55word", '"'),
        ("spring.password=", "e}get7", "\n"),
        ("password=", "a:Secret1", "\n"),
        ("tool --pass ", "secret1", ""),
        ("tool -Password ", "$ecret1", ""),
        ("password=", "foobar1", "\n"),
        ("mount -o username=x,password=", "ab.cd,domain=corp", ""),
        ("db.password=", "Abc,def9", "\n"),
    ],
)
def test_secrets_of_like_form_are_values(before: str, value: str, behind: str) -> None:
    assert not judged(before, value, behind)

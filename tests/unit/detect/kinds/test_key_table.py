from __future__ import annotations

import pytest

from tests.documents import a_reading
from tests.samples import TEST_MAK
from unattend_gen.core.finding import Confidence
from unattend_gen.detect.kinds.key_table import DETECTOR

BARE = TEST_MAK.replace("-", "")


def found(text: str) -> list[tuple[str, Confidence]]:
    reading = a_reading(text, "keys.csv")
    return [
        (reading.text[slice(*one.span)] if one.span else "", one.confidence)
        for one in DETECTOR.matches(reading)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"PC,Product key\nPC1,{TEST_MAK}\n",
        f"ProductKey;PC\r\n{TEST_MAK};PC1\r\n",
        f'"PC"\t"MAK (site)"\n"a\tb"\t"{TEST_MAK}"',
        f'"say ""hi"", all",MAK\n"x, y",{TEST_MAK}',
    ],
)
def test_a_cell_below_such_a_head_is_a_sure_key(text: str) -> None:
    assert found(text) == [(TEST_MAK, Confidence.HIGH)]


def test_without_dashes_it_is_one_too() -> None:
    assert found(f"PC,MAK\nPC1,{BARE}\nPC2,\nPC3,none\n") == [(BARE, Confidence.HIGH)]


def test_other_columns_are_left_to_the_general_search() -> None:
    assert found(f"PC,MAK\n{BARE},none\n") == []


@pytest.mark.parametrize(
    "first",
    [
        "asset,serial,guid",
        "a line about a product key",
        "2026-03-11 10:20:11, Info  product key matched edition, partial key and a lot more words",
        '<a product="key,product key"/>',
        "make,model",
        "",
        "def sign_in(user, password)",
        "user, password = sys.argv",
        "The user, who must know a password",
        "setting,password policy,value",
        "name,password last set",
    ],
)
def test_without_such_a_header_it_is_not_a_table_of_keys(first: str) -> None:
    assert not DETECTOR.recognises(a_reading(f"{first}\nx,{TEST_MAK}\n"))


def test_a_text_without_a_header_has_no_matches() -> None:
    assert found(TEST_MAK) == []


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        ("SamAccountName,Password,OU\nbob,Kestrel!77,Clients\n", ["Kestrel!77"]),
        ("Name;Kennwort\r\nbob;Kestrel!77\r\neve;Basalt!9\r\n", ["Kestrel!77", "Basalt!9"]),
        (
            '"name","url","username","password","note"\n"x","https://x","bob","a,b!7",""\n',
            ["a,b!7"],
        ),
        ('sep=;\nuser;Initial password\nbob;"Kestrel;77"\n', ["Kestrel;77"]),
        ('#TYPE System.Data\n"Computer","ms-Mcs-AdmPwd"\n"PC1","Kestrel!77"\n', ["Kestrel!77"]),
        ("ComputerName\tPassword\tExpires\nPC1\tKestrel!77\t2026-01-01\n", ["Kestrel!77"]),
        ('a;Passwort\r\nb;"x;y!7"\r\n', ["x;y!7"]),
        ("name,url,username,password,note\nx,https://x,bob,Kestrel!77,\n", ["Kestrel!77"]),
        ('user,password\nbob,"say ""hi"" 7"\n', ['say ""hi"" 7']),
    ],
)
def test_a_cell_below_a_header_for_passwords_is_one(text: str, secrets: list[str]) -> None:
    assert found(text) == [(secret, Confidence.MEDIUM) for secret in secrets]


@pytest.mark.parametrize(
    "text",
    [
        "user,password\nbob,\neve,*\nann,yes\nkim,set\nlee,Expired\n",
        "user,password\nbob,{{ vault_pw }}\neve,********\nann,<password>\n",
        "user,password\nbob,(none)\neve,<unset>\nann,-\n",
        "policy,password\nlength,8 characters\nhistory,24 remembered\n",
        "option,password\n-p,the password of the account\n",
        "user,password\nthen we ask for it\nand more, or less, of all\n",
        "user,password required\nbob,Kestrel!77\n",
    ],
)
def test_other_cells_below_it_are_not_live(text: str) -> None:
    reading = a_reading(text, "users.csv")

    assert [one for one in DETECTOR.matches(reading) if one.content.is_leak] == []

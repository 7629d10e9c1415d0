from __future__ import annotations

import csv
import json

import pytest

from unattend_gen.activator.vamt.formats import COLUMNS, remarks, written
from unattend_gen.activator.vamt.lists import ActivationList, ListedComputer, ListedProduct
from unattend_gen.errors import UsageError

PRODUCT = ListedProduct("s1", "Windows", "a1")
NAMED = ListedComputer("=PC", "c1", "Domain", "corp", "6.1", "Enterprise", 2, (PRODUCT, PRODUCT))
SECURE = ListedComputer("", "c2", "None", "", "", "", 0, ())
LIST = ActivationList("x.cil", True, (NAMED, SECURE), 0, (("Iid", 1),))


def test_the_text_tells_computers_products_and_what_is_left_out() -> None:
    assert written((LIST,), "text") == (
        "x.cil: 2 computers\n"
        "  =PC  c1, Enterprise 6.1, Domain corp\n"
        "    Windows  s1\n"
        "    Windows  s1\n"
        "  without a name  c2, None\n"
        "  note: not told, for it is not published: Iid\n"
        "  note: it names computers: proxy activation needs no names,"
        " leave -IncludeSensitiveInfo out\n"
    )


def test_csv_has_a_row_for_each_product_and_no_formula() -> None:
    rows = list(csv.reader(written((LIST,), "csv").splitlines()))

    assert rows[0] == list(COLUMNS)
    assert [row[0] for row in rows[1:]] == ["'=PC", "'=PC", ""]


def test_json_says_whether_the_layout_is_published() -> None:
    told = json.loads(written((LIST,), "json"))

    assert told["schema"] == "unattend-gen/vamt-list/1"
    assert told["lists"][0]["layout_published"] is True
    assert told["lists"][0]["computers"][0]["products"][0] == {
        "activation_id": "s1",
        "name": "Windows",
        "application_id": "a1",
    }


def test_keys_and_an_unknown_layout_are_remarked_on() -> None:
    told = list(remarks(ActivationList("x.cilx", False, (SECURE,), 3, ())))

    assert told[0].startswith("3 product keys stand in it in clear")
    assert told[1] == "its layout is not published: what agrees with the old one is told"


def test_a_list_without_keys_names_and_secrets_has_no_remark() -> None:
    assert list(remarks(ActivationList("x.cil", True, (SECURE,), 0, ()))) == []


def test_a_form_that_is_none_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="text, json, csv"):
        written((), "html")

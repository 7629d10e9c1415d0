from __future__ import annotations

import csv
import json

from unattend_gen.activator.vamt.formats import COLUMNS, FORMATS, remarks
from unattend_gen.activator.vamt.lists import ActivationList, ListedComputer, ListedProduct

PRODUCT = ListedProduct("s1", "Windows", "a1")
NAMED = ListedComputer("=PC", "c1", "Domain", "corp", "6.1", "Enterprise", 2, (PRODUCT, PRODUCT))
SECURE = ListedComputer("", "c2", "None", "", "", "", 0, ())
LIST = ActivationList("x.cil", True, (NAMED, SECURE), 0, (("Iid", 1),))


def test_text_lists_computers_products_and_omissions() -> None:
    assert FORMATS["text"]((LIST,)) == (
        "x.cil: 2 computers\n"
        "  =PC  c1, Enterprise 6.1, Domain corp\n"
        "    Windows  s1\n"
        "    Windows  s1\n"
        "  unnamed  c2, None\n"
        "  note: not shown, because their meaning is not published: Iid\n"
        "  note: contains computer names; proxy activation works without"
        " -IncludeSensitiveInfo\n"
    )


def test_csv_has_a_row_for_each_product_and_no_formula() -> None:
    rows = list(csv.reader(FORMATS["csv"]((LIST,)).splitlines()))

    assert rows[0] == list(COLUMNS)
    assert [row[0] for row in rows[1:]] == ["'=PC", "'=PC", ""]


def test_json_says_whether_the_layout_is_published() -> None:
    document = json.loads(FORMATS["json"]((LIST,)))

    assert document["schema"] == "unattend-gen/vamt-list/1"
    assert document["lists"][0]["layout_published"] is True
    assert document["lists"][0]["computers"][0]["products"][0] == {
        "activation_id": "s1",
        "name": "Windows",
        "application_id": "a1",
    }


def test_keys_and_an_unknown_layout_are_remarked_on() -> None:
    found = list(remarks(ActivationList("x.cilx", False, (SECURE,), 3, ())))

    assert found[0].startswith("contains 3 product keys in clear text")
    assert found[1] == "the format is not published; only elements of the older format are shown"


def test_a_list_without_keys_names_and_secrets_has_no_remark() -> None:
    assert list(remarks(ActivationList("x.cil", True, (SECURE,), 0, ()))) == []

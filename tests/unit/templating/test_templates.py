from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD
from tests.templates import NOTHING, SECRET, failure, rendered
from unattend_gen.core.secret import Secret
from unattend_gen.errors import InputError, TemplateError
from unattend_gen.templating import LIMIT_CHARACTERS, Templates, built_in_remarks

if TYPE_CHECKING:
    from pathlib import Path


def test_a_template_of_the_folder_goes_before_ours(tmp_path: Path) -> None:
    assert rendered(tmp_path, "mine\n", name="answer-file.xml.j2") == "mine\n"


def test_the_remarks_of_the_built_in_templates_are_known_without_their_line_breaks() -> None:
    remarks = built_in_remarks()

    assert "The machine and its owner" in remarks
    assert any(one.startswith("Scripts; the first command of the specialize") for one in remarks)
    assert not any("\n" in one or "{{" in one for one in remarks)


def test_built_in_templates_complete_a_folder(tmp_path: Path) -> None:
    values = {"passes": (), "carried": None}

    assert "<unattend" in Templates(tmp_path).render("answer-file.xml.j2", values)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        Templates(tmp_path / "none")
    assert str(caught.value) == f"{tmp_path / 'none'}: the folder of templates does not exist"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<&>", "&lt;&amp;&gt;"),
        ("\"'", "&quot;&apos;"),
        ("\t\r\n", "&#9;&#13;&#10;"),
        ("ä \u2028", "ä \u2028"),
        (7, "7"),
        (SECRET, CANARY_PASSWORD),
        (Secret("a<b"), "a&lt;b"),
    ],
)
def test_values_in_xml_cannot_break_it(tmp_path: Path, value: object, expected: str) -> None:
    assert rendered(tmp_path, "{{ value }}", {"value": value}) == expected


def test_values_in_other_text_are_put_out_as_they_are(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ value }}", {"value": "<&>\n"}, "t.txt.j2") == "<&>\n"


def test_the_output_of_a_macro_is_not_escaped_twice(tmp_path: Path) -> None:
    source = "{% macro m(v) %}<b>{{ v }}</b>{% endmacro %}{{ m(value) }}"
    assert rendered(tmp_path, source, {"value": "&"}) == "<b>&amp;</b>"


@pytest.mark.parametrize(
    "expression",
    [
        "{{ secret ~ '' }}",
        "{{ secret | upper }}",
        "{{ secret | string }}",
        "{{ secret | replace('*', '*') }}",
        "{{ [secret] | join }}",
    ],
)
def test_a_secret_in_an_expression_is_a_mask(tmp_path: Path, expression: str) -> None:
    assert rendered(tmp_path, expression, {"secret": SECRET}) == "***"


@pytest.mark.parametrize(
    "expression",
    [
        "{{ secret.reveal() }}",
        "{{ secret._text }}",
        "{{ secret.kind }}",
        "{{ '%s' % secret }}",
        "{{ '{0._text}'.format(secret) }}",
    ],
)
def test_a_secret_has_no_attributes_for_templates(tmp_path: Path, expression: str) -> None:
    assert failure(tmp_path, expression, {"secret": SECRET}) == (
        "t.xml.j2:1",
        "the sandbox forbids this operation",
    )


@pytest.mark.parametrize(
    "expression",
    [
        "{{ ''.__class__ }}",
        "{{ values.append(1) }}",
        "{{ values.__init__.__globals__ }}",
    ],
)
def test_the_sandbox_holds(tmp_path: Path, expression: str) -> None:
    assert failure(tmp_path, expression, {"values": [SECRET]}) == (
        "t.xml.j2:1",
        "the sandbox forbids this operation",
    )


@pytest.mark.parametrize(
    ("source", "where", "message"),
    [
        ("\n{{ nothing }}", "t.xml.j2:2", "the name nothing is not defined"),
        ("{{ secret2.x }}", "t.xml.j2:1", "the name secret2 is not defined"),
        ("{{ table.absent }}", "t.xml.j2:1", "the name absent is not defined"),
        ("{{ table[plain] }}", "t.xml.j2:1", "the name from an expression is not defined"),
        ("{{ table[secret] }}", "t.xml.j2:1", "the name from an expression is not defined"),
        ("{% include 'no.j2' %}", "t.xml.j2:1", "the template no.j2 does not exist"),
        (
            "{% include plain %}",
            "t.xml.j2:1",
            "the template from an expression does not exist",
        ),
        (
            "\n{% for %}",
            "t.xml.j2:2",
            "invalid template: Expected an expression, got 'end of statement block'",
        ),
        ("{{ plain | int + plain }}", "t.xml.j2:1", "an expression fails with TypeError"),
        ("{{ 1 / 0 }}", "t.xml.j2:1", "an expression fails with ZeroDivisionError"),
        ("{{ 1e400 }}", "t.xml.j2:1", "an expression fails with NameError"),
        ("{{ secret | length }}", "t.xml.j2:1", "an expression fails with TypeError"),
        ("{{ secret | tojson }}", "t.xml.j2:1", "an expression fails with TypeError"),
        (
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "t.xml.j2:1",
            "the template exceeds the limit of nested calls and expressions",
        ),
        (
            "{% for a in range(20) %}{{ long }}{% endfor %}",
            "t.xml.j2",
            "the template exceeds the limit of 16,777,216 characters in one text",
        ),
    ],
)
def test_a_failure_is_reported_with_template_and_line_and_no_value(
    tmp_path: Path, source: str, where: str, message: str
) -> None:
    values = {"secret": SECRET, "plain": CANARY_PASSWORD, "table": {}, "long": "x" * 2**20}
    assert failure(tmp_path, source, values) == (where, message)


def test_a_failure_inside_a_built_in_macro_is_reported_with_its_line(tmp_path: Path) -> None:
    source = "{% import 'macros.xml.j2' as xml %}{{ xml.optional(component, 'A') }}"
    where, message = failure(tmp_path, source, {"component": {}})
    assert (where.partition(":")[0], message) == ("macros.xml.j2", "the name nodes is not defined")


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        Templates(tmp_path).render("none.xml.j2", {})
    assert str(caught.value) == "none.xml.j2: the template none.xml.j2 does not exist"


def test_a_template_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    (tmp_path / "t.xml.j2").write_bytes(b"\xff\xfe<\x00")
    with pytest.raises(TemplateError) as caught:
        Templates(tmp_path).render("t.xml.j2", {})
    assert str(caught.value) == "t.xml.j2: the template is not UTF-8 text"


def test_a_template_outside_its_folder_is_not_reached(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "outer.xml.j2").write_text("reached", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        Templates(tmp_path / "inner").render("../outer.xml.j2", {})
    assert str(caught.value) == "../outer.xml.j2: the template ../outer.xml.j2 does not exist"


def test_line_ends_are_those_of_unix(tmp_path: Path) -> None:
    (tmp_path / "t.xml.j2").write_bytes(b"a\r\nb\r\n")
    assert Templates(tmp_path).render("t.xml.j2", {}) == "a\nb\n"


def test_values_in_html_cannot_break_it(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ value }}", {"value": "<i>'"}, "t.html.j2") == "&lt;i&gt;&apos;"


def test_a_text_that_grows_with_its_values_may_be_as_long_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "t.txt.j2").write_text("{{ value }}{{ value }}", encoding="utf-8")
    long = "a" * LIMIT_CHARACTERS

    text = Templates(tmp_path).render("t.txt.j2", {"value": long}, is_bounded=False)

    assert len(text) == 2 * LIMIT_CHARACTERS


def test_a_template_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "t.xml.j2").open("wb") as file:
        file.truncate(1024**3)

    with pytest.raises(TemplateError, match="1,048,576 bytes in a template"):
        Templates(tmp_path).render("t.xml.j2", NOTHING)


def test_a_special_file_is_not_replaced_by_the_built_in_template(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    os.mkfifo(tmp_path / "components" / "_generic.xml.j2")

    with pytest.raises(TemplateError, match="cannot be read") as caught:
        Templates(tmp_path).render("components/_generic.xml.j2", NOTHING)
    assert "regular file" in (caught.value.advice or "")


@pytest.mark.parametrize("name", ["link.txt", "folder/outside.txt"])
def test_a_link_out_of_the_folder_is_rejected(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "outside.txt").write_text("reached")
    (inner / "link.txt").symlink_to(tmp_path / "outside.txt")
    (inner / "folder").symlink_to(tmp_path)
    (inner / "t.j2").write_text(f"{{% include '{name}' %}}")

    with pytest.raises(TemplateError, match="a link that leads out"):
        Templates(inner).render("t.j2", NOTHING)


def test_links_within_the_folder_and_a_folder_that_is_one_are_followed(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "real.j2").write_text("text")
    (inner / "other.j2").symlink_to("real.j2")
    (tmp_path / "named").symlink_to(inner)

    assert Templates(tmp_path / "named").render("other.j2", NOTHING) == "text"

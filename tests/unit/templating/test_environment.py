from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD
from tests.templates import ENDLESS, FORBIDDEN, NOTHING, SECRET, failure, rendered
from unattend_gen.core.secret import Secret
from unattend_gen.errors import TemplateError
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from pathlib import Path


DOUBLED_OFTEN = "{% set all = namespace(x='xxxxxxxx') %}{% for _ in range(99) %}"


@pytest.mark.parametrize(
    "expression",
    [
        "'x' * 10**10",
        "10 ** 10 ** 10",
        "'%10000000000d' % 1",
        "'{:>10000000000}'.format(1)",
        "'x'.ljust(10000000000)",
    ],
)
def test_an_expression_cannot_fill_the_memory(tmp_path: Path, expression: str) -> None:
    assert failure(tmp_path, f"{{{{ {expression} }}}}", NOTHING) == (
        "t.xml.j2:1",
        "the sandbox forbids this operation",
    )


def test_nested_loops_are_stopped(tmp_path: Path) -> None:
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"

    where, message = failure(tmp_path, loop, NOTHING)

    assert (where, message) == (
        "t.xml.j2:1",
        f"{ENDLESS}2,000,000 loop iterations and calls",
    )


def test_a_loop_still_knows_its_length(tmp_path: Path) -> None:
    source = (
        "{% for a in 'xyz' %}{{ loop.length }}{{ a }}{% if not loop.last %},{% endif %}{% endfor %}"
    )

    assert rendered(tmp_path, source) == "3x,3y,3z"


def test_attributes_of_a_value_are_not_those_of_a_secret(tmp_path: Path) -> None:
    place = tmp_path / "own.xml.j2"
    place.write_text("{{ one.kind }}{{ other.kind }}")
    templates = Templates(tmp_path)
    step = SimpleNamespace(kind="step")

    assert templates.render("own.xml.j2", {"one": step, "other": step}) == "stepstep"
    with pytest.raises(TemplateError, match="sandbox forbids"):
        templates.render("own.xml.j2", {"one": step, "other": Secret("hidden")})


def test_generated_names_do_not_fill_the_memory(tmp_path: Path) -> None:
    place = tmp_path / "own.xml.j2"
    place.write_text(
        "{% for n in numbers %}{% if one[n ~ ''] is defined %}!{% endif %}{% endfor %}"
    )
    one = SimpleNamespace(**{str(number): number for number in range(5000)})

    rendered = Templates(tmp_path).render("own.xml.j2", {"one": one, "numbers": range(5000)})

    assert rendered == "!" * 5000


@pytest.mark.parametrize(
    "step",
    [
        "{% set all.x = all.x ~ all.x %}",
        "{% set all.x = all.x + all.x %}",
        "{% set all.x %}{{ all.x }}{{ all.x }}{% endset %}",
        "{% set all.x = [all.x, all.x] | join %}",
        "{% set all.x = [all.x, all.x] %}",
        "{% set all.x = all.x | replace('x', 'xx') %}",
        "{% set all.x = {'a': all.x, 'b': all.x} %}",
        "{% set all.x = all.x | list + all.x | list %}",
    ],
)
def test_doubling_texts_are_stopped(tmp_path: Path, step: str) -> None:
    source = f"{DOUBLED_OFTEN}{step}{{% endfor %}}{{{{ all.x }}}}"

    assert failure(tmp_path, source)[1].startswith(ENDLESS)


@pytest.mark.parametrize(
    "source",
    [
        (
            "{% macro d(n) %}{% if n %}{{ d(n - 1) }}{{ d(n - 1) }}{% endif %}{% endmacro %}"
            "{{ d(60) }}"
        ),
        (
            "{% set n = n | default(60) - 1 %}{% if n %}{% include 't.xml.j2' %}"
            "{% include 't.xml.j2' %}{% endif %}"
        ),
        "{% for n in range(99999) recursive %}{{ loop(range(99999)) }}{% endfor %}",
        "{{ range(99999) | map('string') | join('x' | replace('x', long)) }}",
    ],
)
def test_branching_calls_are_stopped(
    tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unattend_gen.templating.templates.LIMIT_STEPS", 10_000)

    message = failure(tmp_path, source, {"long": "x" * 100_000})[1]

    assert message.startswith(ENDLESS)


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__.__mro__[1].__subclasses__()",
        "''.__class__.__base__",
        "values.__init__.__globals__['os']",
        "self.__init__.__globals__",
        "cycler.__init__.__globals__.os.popen('id').read()",
        "joiner.__init__.__globals__",
        "namespace.__init__.__globals__",
        "(values | attr('__class__'))",
        "values | map(attribute='__class__') | list | string ~ values[0].__class__.__name__",
        "dict.__mro__",
        "'{0.__class__}'.format(values)",
        "'{0.__class__}'.format_map({'0': values})",
        "('%s' % values)",
        "lipsum.__globals__",
        "(1).to_bytes(10000000000, 'big')",
        "'x'.encode().zfill(10000000000)",
        "''.join(values)",
        "'a'.replace('a', 'b')",
        "values.append(1)",
        "values.clear()",
        "table.update({'a': 1})",
        "{'a': 1} | tojson(indent=10000000000)",
        "values[0].reveal()",
        "values[0]['_text']",
        "values[0] | attr('reveal')",
        "values | selectattr('_text', 'equalto', 'x') | list | length",
        "values | unique(attribute='_text') | list",
        "''['__class__']",
        "'' | attr('__cl' ~ 'ass__')",
        "'' | attr('\\x5f\\x5fclass\\x5f\\x5f')",
        "('{0.__class__}' | attr('format'))(values)",
        "'{0._text}'['format'](values[0])",
        "namespace(a=1).__class__",
        "cycler(1).__class__.__init__.__globals__",
        "cycler.__call__",
        "joiner().__init__",
        "range.__class__",
        "range(1) | attr('__class__')",
        "self._TemplateReference__context",
        "values | attr('append')(2)",
        "(nothing | default(1)).__class__",
    ],
)
def test_no_expression_leaves_the_sandbox(tmp_path: Path, expression: str) -> None:
    message = failure(tmp_path, f"{{{{ {expression} }}}}", {"values": [SECRET], "table": {}})[1]

    assert message in {FORBIDDEN, "the name lipsum is not defined"}


@pytest.mark.parametrize(
    "source",
    [
        "{% include '/etc/hostname' %}",
        "{% include '../outside.txt' %}",
        "{% import '../../outside.txt' as x %}",
        "{% extends 'C:/outside.txt' %}",
        "{% include 'file:///etc/hostname' %}",
        "{% from 'os' import system %}",
        "{% include './outside.txt' %}",
        "{% include '//etc/hostname' %}",
        "{% include '%2e%2e/outside.txt' %}",
        "{% include ('.' ~ './outside.txt') %}",
        "{% include '..\\\\outside.txt' %}",
        "{% include ['nope', '../outside.txt'] %}",
        "{% include 'a\\x00b' %}",
        "{% set up = '../' %}{% extends up ~ 'outside.txt' %}",
    ],
)
def test_no_file_outside_the_folders_is_reached(tmp_path: Path, source: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "outside.txt").write_text("reached")

    assert failure(inner, source)[1].endswith("does not exist")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ values | map('attr', '_text') | list }}", "[Undefined]"),
        ("{{ values | map(attribute='_text') | list }}", "[Undefined]"),
        ("{{ values | groupby('_text') }}", "[(Undefined, [Secret(***)])]"),
        ("{{ values | map('string') | join }}", "***"),
        ("{{ values[0] | upper ~ values[0] | string | length }}", "***3"),
        ("{{ namespace(a=values[0]).a ~ '' }}", "***"),
        ("{{ namespace(a=values[0]) | string }}", "&lt;Namespace {&apos;a&apos;: Secret(***)}&gt;"),
        ("{{ cycler(values[0]).next() ~ '' }}", "***"),
        ("{{ dict(a=values[0]) | string }}", "{&apos;a&apos;: Secret(***)}"),
        ("{{ {'a': values[0]} | xmlattr }}", ' a="***"'),
        ("{{ values[0] is string }}", "False"),
        ("{{ values[0] in ['x'] }}", "False"),
        ("{% include ['../t.txt', '/t.txt'] ignore missing %}", ""),
    ],
)
def test_a_secret_that_takes_another_way_shows_nothing(
    tmp_path: Path, source: str, shown: str
) -> None:
    assert rendered(tmp_path, source, {"values": [SECRET]}) == shown


@pytest.mark.parametrize(
    "source",
    [
        "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
        "{% macro m() %}{% endmacro %}{{ m._func }}",
        "{% macro m() %}{% endmacro %}{{ m['_environment'] }}",
        "{% set ns = namespace() %}{{ ns._Namespace__attrs }}",
    ],
)
def test_objects_of_jinja_do_not_expose_their_internals(tmp_path: Path, source: str) -> None:
    assert failure(tmp_path, source)[1] == FORBIDDEN


def test_the_output_of_an_imported_template_is_not_a_value(tmp_path: Path) -> None:
    (tmp_path / "other.j2").write_text("text")

    assert failure(tmp_path, "{% import 'other.j2' as other %}{{ other }}")[1] == FORBIDDEN


def test_texts_are_joined_and_added_as_ever(tmp_path: Path) -> None:
    source = "{{ 'a' ~ 1 ~ b }}{{ 'a' + '<' }}{{ [1] + [2] }}{{ 1 + 2 }}"

    assert rendered(tmp_path, source, {"b": "<"}) == "a1&lt;a&lt;[1, 2]3"


def test_markup_stays_markup_when_it_is_joined(tmp_path: Path) -> None:
    source = "{% set x %}<b/>{% endset %}{{ x ~ '<' }}"

    assert rendered(tmp_path, source) == "<b/>&lt;"


def test_a_secret_is_put_out_in_text_and_markup(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ s }}", {"s": SECRET}) == CANARY_PASSWORD
    assert rendered(tmp_path, "{{ s }}", {"s": SECRET}, "t.txt.j2") == CANARY_PASSWORD


def test_a_list_of_secrets_is_put_out_as_masks(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ s }}", {"s": [SECRET]}) == "[Secret(***)]"

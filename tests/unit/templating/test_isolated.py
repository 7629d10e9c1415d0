from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD
from tests.templates import FORBIDDEN, SECRET
from unattend_gen.core.secret import Secret
from unattend_gen.errors import TemplateError
from unattend_gen.templating.isolated import IsolatedTemplates

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHER = Secret("O'Brien & <Söhne>")


@pytest.fixture
def templates(tmp_path: Path) -> Iterator[IsolatedTemplates]:
    opened = IsolatedTemplates(tmp_path)
    yield opened
    opened.close()


def failure(templates: IsolatedTemplates, place: Path, source: str) -> tuple[str, str]:
    place.write_text(source, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        templates.render(place.name, {"secret": SECRET, "values": [SECRET]})
    assert CANARY_PASSWORD not in "".join(traceback.format_exception(caught.value))
    return caught.value.where, caught.value.message


def test_one_process_renders_many_rows(templates: IsolatedTemplates, tmp_path: Path) -> None:
    (tmp_path / "t.txt.j2").write_text("{{ name }}: {{ secret }}")

    texts = [templates.render("t.txt.j2", {"name": n, "secret": Secret(f"s{n}")}) for n in range(3)]

    assert texts == ["0: s0", "1: s1", "2: s2"]


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("t.txt.j2", "{{ a }}", "O'Brien & <Söhne>"),
        ("t.xml.j2", "{{ a }}", "O&apos;Brien &amp; &lt;Söhne&gt;"),
        ("t.txt.j2", "{{ a | e }}", "***"),
        ("t.xml.j2", "{% set x %}{{ a }}{% endset %}{{ x }}", "O&apos;Brien &amp; &lt;Söhne&gt;"),
        ("t.txt.j2", "{% filter powershell %}{{ a }}{% endfilter %}", "'O''Brien & <Söhne>'"),
        (
            "t.txt.j2",
            "{% filter powershell %}'{{ a }}'{{ a }}{% endfilter %}",
            "'''O''Brien & <Söhne>''O''Brien & <Söhne>'",
        ),
        (
            "t.txt.j2",
            "{% filter e %}{% filter powershell %}{{ a }}{% endfilter %}{% endfilter %}",
            "&#39;O&apos;&apos;Brien &amp; &lt;Söhne&gt;&#39;",
        ),
        ("t.txt.j2", "{{ [a] | join }}{{ a ~ '' }}", "******"),
        ("t.txt.j2", "{{ a == b }}{{ a == c }}{{ empty }}", "TrueFalse"),
    ],
)
def test_a_secret_is_printed_escaped_and_quoted_as_in_one_process(
    templates: IsolatedTemplates, tmp_path: Path, name: str, source: str, expected: str
) -> None:
    (tmp_path / name).write_text(source)
    values = {"a": OTHER, "b": Secret(OTHER.reveal()), "c": SECRET, "empty": Secret("")}

    assert templates.render(name, values) == expected


@pytest.mark.parametrize(
    "expression",
    [
        *("x | length", "x | upper", "x | urlencode", "x | tojson", "x | int", "x[0]", "x[2:3]"),
        *("x == 'a'", "'a' in x", "x.split()", "x is in ['a']", "[x] | sort", "x | list | length"),
    ],
)
def test_nothing_is_computed_from_a_captured_secret(
    templates: IsolatedTemplates, tmp_path: Path, expression: str
) -> None:
    source = f"{{% set x %}}{{{{ secret }}}}{{% endset %}}{{{{ {expression} }}}}"

    where, message = failure(templates, tmp_path / "t.txt.j2", source)

    assert where.startswith("t.txt.j2")
    assert message in {FORBIDDEN, "the template changes a captured secret"} or (
        expression == "x | list | length"
    )


@pytest.mark.parametrize(
    ("source", "where", "message"),
    [
        (
            "\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "t.txt.j2:2",
            "the template exceeds the limit of 2,000,000 loop iterations and calls",
        ),
        (
            "\n\n{{ 1 | round(30000000) }}",
            "t.txt.j2:3",
            "the template exceeds the limit of 300 digits of a rounded number",
        ),
        (
            "\n" + "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
            "t.txt.j2:2",
            "invalid template: blocks are nested too deeply for Python",
        ),
        ("{{ 9 ** 9 ** 9 }}", "t.txt.j2:1", FORBIDDEN),
        ("{{ 'x' * 10 ** 9 }}", "t.txt.j2:1", FORBIDDEN),
        (
            "\n{{ nothing }}",
            "t.txt.j2:2",
            "the name nothing is not defined",
        ),
    ],
)
def test_a_failure_names_the_line_and_the_limit(
    templates: IsolatedTemplates, tmp_path: Path, source: str, where: str, message: str
) -> None:
    assert failure(templates, tmp_path / "t.txt.j2", source) == (where, message)


def test_a_step_that_takes_too_long_ends_the_process_and_names_its_line(
    templates: IsolatedTemplates, tmp_path: Path
) -> None:
    source = "\n{% set l = range(40000) | list %}\n{% for i in l if -1 in l %}{% endfor %}"

    told = failure(templates, tmp_path / "t.txt.j2", source)

    (tmp_path / "t.txt.j2").write_text("again")
    assert told == ("t.txt.j2:3", "the template used more than 5 seconds of processor time")
    assert templates.render("t.txt.j2", {}) == "again"


def test_a_folder_that_fails_often_is_given_up(
    templates: IsolatedTemplates, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ended:
        def __init__(self, _folder: Path) -> None:
            starts.append(1)

        def render(self, _name: str, _values: object) -> str:
            raise isolated._EndedError(TemplateError("limit", advice="", where=""))

        def close(self) -> None:
            pass

    from unattend_gen.templating import isolated

    starts: list[int] = []
    monkeypatch.setattr(isolated, "_Process", Ended)

    for _ in range(10):
        with pytest.raises(TemplateError, match="limit"):
            templates.render("t.txt.j2", {})

    assert len(starts) == isolated._MOST_FAILURES


def test_the_process_sees_no_environment_and_no_secret_in_its_arguments(
    templates: IsolatedTemplates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANARY", CANARY_PASSWORD)
    (tmp_path / "t.txt.j2").write_text("{{ secret }}")

    templates.render("t.txt.j2", {"secret": SECRET})

    assert templates._process is not None
    folder = Path("/proc", str(templates._process._process.pid))
    for name in ("environ", "cmdline") if folder.is_dir() else ():  # Linux shows them
        assert CANARY_PASSWORD.encode() not in (folder / name).read_bytes()


def test_half_of_a_character_in_the_result_is_an_error(
    templates: IsolatedTemplates, tmp_path: Path
) -> None:
    where, message = failure(templates, tmp_path / "t.txt.j2", r"{{ '\ud800' }}")

    assert (where, "half of a character" in message) == ("t.txt.j2", True)


def test_a_placeholder_that_a_template_puts_together_is_an_error(
    templates: IsolatedTemplates, tmp_path: Path
) -> None:
    source = (
        "{% set first %}{{ secret }}{% endset %}{% set second %}{{ other }}{% endset %}"
        "{% set own = namespace(digit='') %}{% for one in second | map('string') %}"
        "{% if loop.index == 2 %}{% set own.digit = one %}{% endif %}{% endfor %}"
        "{{ first | first }}{{ own.digit }}{{ own.digit }}&{{ first | last }}"
    )
    (tmp_path / "t.txt.j2").write_text(source, encoding="utf-8")

    with pytest.raises(TemplateError, match="changes a captured secret"):
        templates.render("t.txt.j2", {"secret": SECRET, "other": OTHER})

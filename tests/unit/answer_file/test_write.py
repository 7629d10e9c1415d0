from __future__ import annotations

import pytest

from tests.samples import a_component, an_answer_file
from unattend_gen.answer_file.parse import parse
from unattend_gen.answer_file.write import write

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def test_an_answer_file_is_laid_out_with_two_spaces() -> None:
    commands = (
        '<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order>'
        "</SynchronousCommand></FirstLogonCommands><TimeZone>UTC</TimeZone>"
    )
    data = an_answer_file(("oobeSystem", a_component("Microsoft-Windows-Shell-Setup", commands)))

    assert write(parse(data)).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<unattend xmlns="urn:schemas-microsoft-com:unattend" '
        'xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">\n'
        '  <settings pass="oobeSystem">\n'
        '    <component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" '
        'publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">\n'
        "      <FirstLogonCommands>\n"
        '        <SynchronousCommand wcm:action="add">\n'
        "          <Order>1</Order>\n"
        "        </SynchronousCommand>\n"
        "      </FirstLogonCommands>\n"
        "      <TimeZone>UTC</TimeZone>\n"
        "    </component>\n"
        "  </settings>\n"
        "</unattend>\n"
    )


@pytest.mark.parametrize(
    ("document", "written"),
    [
        pytest.param("<u/>", "<u/>\n", id="empty"),
        pytest.param("<u></u>", "<u/>\n", id="open and closed"),
        pytest.param("<u>\n\n\t<a/>  <b/></u>", "<u>\n  <a/>\n  <b/>\n</u>\n", id="blanks"),
        pytest.param("<u><a>  </a></u>", "<u>\n  <a>  </a>\n</u>\n", id="a blank value"),
        pytest.param("<u><a>\n x\n</a></u>", "<u>\n  <a>\n x\n</a>\n</u>\n", id="a value on lines"),
        pytest.param("<u><a> </a> y </u>", "<u>\n  <a> </a> y </u>\n", id="loose text"),
        pytest.param("<u> y <a/></u>", "<u> y <a/>\n</u>\n", id="loose text before"),
        pytest.param(
            "<u>\u3000<a/>\u0085</u>",
            "<u>\u3000<a/>\u0085</u>\n",
            id="blanks that XML does not know",
        ),
        pytest.param(
            "<u><!-- a --><a/><!-- b --></u>",
            "<u>\n  <!-- a -->\n  <a/>\n  <!-- b -->\n</u>\n",
            id="comments between elements",
        ),
        pytest.param(
            "<u><a>x<!-- a --></a><b><!-- b --></b></u>",
            "<u>\n  <a>x<!-- a --></a>\n  <b><!-- b --></b>\n</u>\n",
            id="comments in values",
        ),
        pytest.param(
            "<!-- a --><?p q?><u/><!-- b -->",
            "<!-- a -->\n<?p q?>\n<u/>\n<!-- b -->\n",
            id="comments around the root",
        ),
        pytest.param("<u><!----><a/></u>", "<u>\n  <!---->\n  <a/>\n</u>\n", id="empty comment"),
        pytest.param("<u><?p q?><a/></u>", "<u>\n  <?p q?>\n  <a/>\n</u>\n", id="instruction"),
        pytest.param("<u><![CDATA[a&b<]]></u>", "<u>a&amp;b&lt;</u>\n", id="CDATA"),
        pytest.param("<u><![CDATA[]]></u>", "<u/>\n", id="empty CDATA"),
        pytest.param("<u a='\"&#10;&#9;'/>", '<u a="&quot;&#10;&#9;"/>\n', id="attribute"),
        pytest.param("<u>&#13;x&#xa0;\u00e4</u>", "<u>&#13;x\xa0\u00e4</u>\n", id="references"),
        pytest.param("<u>a\r\nb\rc</u>", "<u>a\nb\nc</u>\n", id="line ends"),
        pytest.param(
            '<!DOCTYPE u [<!ENTITY p "x">]><u>&p;</u>', "<u>x</u>\n", id="an entity is resolved"
        ),
        pytest.param(
            '<a:u xmlns:a="urn:a"><b xmlns="urn:b"/></a:u>',
            '<a:u xmlns:a="urn:a">\n  <b xmlns="urn:b"/>\n</a:u>\n',
            id="prefixes",
        ),
    ],
)
def test_each_error_has_its_own_message(document: str, written: str) -> None:
    once = write(parse(document.encode()))

    assert once.decode() == DECLARATION + written
    assert write(parse(once)) == once


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_the_result_is_utf_8_without_a_byte_order_mark(codec: str) -> None:
    data = '<?xml version="1.0" encoding="utf-16"?><u>\u00e4</u>'.encode(codec)

    assert write(parse(data)).decode() == f"{DECLARATION}<u>\u00e4</u>\n"


def test_writing_leaves_the_tree_as_it_was() -> None:
    answer_file = parse(b"<u> <a/> </u>")

    write(answer_file)

    assert (answer_file.root.text, answer_file.root[0].tail) == (" ", " ")

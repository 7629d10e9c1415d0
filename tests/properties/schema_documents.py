"""Strategies for answer files that mostly follow the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from unattend_gen.catalog.facts import Kind
from unattend_gen.catalog.load import catalog
from unattend_gen.catalog.xsd.markup import type_name

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from unattend_gen.catalog.facts import Component, Setting

_TEXTS: Final = (
    "",
    "true",
    " FALSE ",
    "0",
    "1",
    "-7",
    "250",
    "1000000",
    "word",
    "two  words",
    "x" * 16,
    "x" * 260,
    "en-US",
    "0407:00000407;en-US",
    "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE",
    "{381b4222-f694-41f0-9685-ff5bb260df2e}",
    "%COMPUTERNAME%",
    "<&>",
)
"""Texts that are valid for some settings and invalid for others."""

_ITEM_ATTRIBUTES: Final = (*["", ' wcm:action="add"', ' wcm:keyValue="1"'] * 4, ' other="1"')
_OTHER_ATTRIBUTES: Final = (*[""] * 40, ' wcm:action="add"', ' other="1"')


@st.composite
def documents(draw: DrawFn) -> bytes:
    """Return an answer file of one pass; each component has the type for the validator."""
    names = draw(st.lists(st.sampled_from(catalog().names), min_size=1, max_size=3))
    components = [draw(_components(name)) for name in names]
    pass_ = draw(st.sampled_from(["specialize"] * 9 + ["specialise"]))
    return (
        '<unattend xmlns="urn:schemas-microsoft-com:unattend"'
        ' xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'<settings pass="{pass_}">{"".join(components)}</settings></unattend>'
    ).encode()


@st.composite
def _components(draw: DrawFn, name: str) -> str:
    component = catalog().component(name)
    assert component is not None
    architecture = draw(st.sampled_from(["amd64", "X86"] * 5 + ["x64"]))
    return (
        f'<component xsi:type="{type_name(component)}" name="{name}"'
        f' processorArchitecture="{architecture}" publicKeyToken="31bf3856ad364e35"'
        f' language="neutral">{draw(_children(component, ""))}</component>'
    )


@st.composite
def _children(draw: DrawFn, component: Component, path: str) -> str:
    """Return some children in any order, sometimes repeated or unknown ones."""
    settings = component.children(path)
    chosen = draw(st.lists(st.sampled_from(settings), max_size=4))
    elements = [draw(_elements(component, setting)) for setting in chosen]
    stray = draw(st.sampled_from(["", "<!-- note -->"] * 9 + ["text", "<Unknown/>"]))
    return "".join(elements) + stray


@st.composite
def _elements(draw: DrawFn, component: Component, setting: Setting) -> str:
    content = draw(_texts(setting) if setting.takes_value else _children(component, setting.path))
    is_item = setting.kind is Kind.LIST_ITEM
    attribute = draw(st.sampled_from(_ITEM_ATTRIBUTES if is_item else _OTHER_ATTRIBUTES))
    return f"<{setting.name}{attribute}>{content}</{setting.name}>"


def _texts(setting: Setting) -> st.SearchStrategy[str]:
    """Return a text that the catalog states for this setting, or another one."""
    named = (*setting.values, *setting.value_variants, setting.default, setting.example)
    stated = [text for text in named if text is not None] or ["1"]
    return (st.sampled_from(stated) | st.sampled_from([*stated, *_TEXTS])).map(escape)

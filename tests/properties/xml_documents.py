"""Documents for properties: any well-formed text, with the names of real answer files."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

NAMES = st.sampled_from(["unattend", "settings", "component", "Order", "a", "b-c", "d.e", "\u00e4"])
PREFIXES = st.sampled_from(["", "wcm:", "cpi:"])
CHARACTERS = (
    st.characters(codec="utf-8", exclude_categories=["Cs"])
    .filter(lambda character: character in "\t\n\r" or character >= " ")
    .filter(lambda character: character not in "\ufffe\uffff")
)
TEXTS = st.one_of(
    st.sampled_from(["", " ", "\n  ", "\t", "\r\n", "\u00a0", "\u3000", "x"]),
    st.text(CHARACTERS, max_size=12),
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["pass", "name", "wcm:action", "wcm:keyValue", "xml:lang"]), TEXTS, max_size=3
)
COMMENTS = st.text(CHARACTERS, max_size=8).map(lambda text: f"<!--{text.replace('-', '')}-->")
INSTRUCTIONS = st.text(CHARACTERS, max_size=8).map(lambda text: f"<?p {text.replace('?', '')}?>")
CDATA = st.text(CHARACTERS, max_size=8).map(lambda text: f"<![CDATA[{text.replace(']', '')}]]>")
ROOT_ATTRIBUTES = (
    ' xmlns="urn:schemas-microsoft-com:unattend"'
    ' xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State"'
    ' xmlns:cpi="urn:schemas-microsoft-com:cpi"'
)


def _element(parts: tuple[str, str, dict[str, str], list[str]]) -> str:
    prefix, name, attributes, content = parts
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{prefix}{name}{written}>{''.join(content)}</{prefix}{name}>"


def _elements(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.tuples(PREFIXES, NAMES, ATTRIBUTES, st.lists(content, max_size=5))
    return parts.map(_element)


LEAVES = st.one_of(TEXTS.map(escape), COMMENTS, INSTRUCTIONS, CDATA)
CONTENT = st.recursive(LEAVES, _elements, max_leaves=20)
AROUND = st.lists(st.one_of(COMMENTS, INSTRUCTIONS, st.just("\n")), max_size=3).map("".join)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return a well-formed document without a declaration."""
    content = "".join(draw(st.lists(CONTENT, max_size=6)))
    return f"{draw(AROUND)}<unattend{ROOT_ATTRIBUTES}>{content}</unattend>{draw(AROUND)}"

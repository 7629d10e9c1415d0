"""Whatever a spec assigns, it is refused with its path or it stands in the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.trees import a_tree
from unattend_gen.catalog.load import catalog
from unattend_gen.core.passes import Pass
from unattend_gen.errors import InputError
from unattend_gen.render.engine import render_tree, target_plan
from unattend_gen.templating import Templates

OURS = Templates()
MEDIA = target_plan("media")
COMPONENTS = st.sampled_from(
    ["Microsoft-Windows-TCPIP", "Microsoft-Windows-DNS-Client", "Microsoft-Windows-NetBT", "None"]
)
STEPS = st.sampled_from(
    sorted(
        {
            setting.name
            for component in catalog().components()
            for setting in component.settings.values()
            if component.name in {"Microsoft-Windows-TCPIP", "Microsoft-Windows-DNS-Client"}
        }
    )
)
POSITIONS = st.sampled_from(["", "[1]", "[2]", "[7]"])
PATHS = st.builds(
    "/".join,
    st.tuples(
        st.sampled_from(Pass).map(str),
        COMPONENTS,
        st.lists(st.builds("{}{}".format, STEPS, POSITIONS), min_size=1, max_size=5).map("/".join),
    ),
)
KNOWN = st.sampled_from(
    [
        f"specialize/Microsoft-Windows-TCPIP/Interfaces/Interface{one}/UnicastIpAddresses/"
        f"IpAddress{two}{end}"
        for one in ("", "[1]", "[3]")
        for two in ("", "[1]", "[2]", "[9]")
        for end in ("", "/@keyValue")
    ]
)


def is_refused_by_name_or_stands_in_the_file(path: str) -> bool:
    try:
        tree = a_tree((path, "value"))
    except InputError as error:
        return error.where == path
    return b">value</" in render_tree(tree, MEDIA, OURS).artifacts[0].data


@given(PATHS)
def test_an_arbitrary_path_is_refused_by_name_or_has_its_place(path: str) -> None:
    assert is_refused_by_name_or_stands_in_the_file(path)


@given(st.dictionaries(KNOWN, st.sampled_from(["a", "b"]), min_size=1))
def test_any_numbering_of_list_items_renders(values: dict[str, str]) -> None:
    rendering = render_tree(a_tree(*values.items()), MEDIA, OURS)
    assert rendering.artifacts[0].name == "AutoUnattend.xml"

"""Any assignment of a spec is rejected with its path or is in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trees import a_tree
from unattend_gen.catalog.load import catalog
from unattend_gen.core.passes import Pass
from unattend_gen.errors import InputError
from unattend_gen.renderer.engine import render_tree
from unattend_gen.renderer.target import target_plan
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
ADDRESS = (
    "specialize/Microsoft-Windows-TCPIP/Interfaces/Interface{one}/UnicastIpAddresses/"
    "IpAddress[{two}]{end}"
)
ENDS = st.sampled_from(["", "/@keyValue"])


def is_refused_by_name_or_stands_in_the_file(path: str) -> bool:
    try:
        tree = a_tree((path, "value"))
    except InputError as error:
        return error.where.replace("[1]", "") in path.replace("[1]", "")
    return b">value</" in render_tree(tree, MEDIA, OURS).artifacts[0].data


@given(PATHS)
def test_an_arbitrary_path_is_rejected_by_name_or_rendered(path: str) -> None:
    assert is_refused_by_name_or_stands_in_the_file(path)


@given(st.integers(1, 9).flatmap(lambda last: st.permutations(range(1, last + 1))), ENDS)
def test_items_that_are_numbered_without_a_gap_render_in_any_order(
    numbers: list[int], end: str
) -> None:
    paths = [ADDRESS.format(one="", two=number, end=end) for number in numbers]

    rendering = render_tree(a_tree(*((path, "a") for path in paths)), MEDIA, OURS)

    assert rendering.artifacts[0].data.count(b"<IpAddress ") == len(numbers)


@given(
    st.sets(st.integers(1, 9), min_size=1).filter(lambda numbers: max(numbers) > len(numbers)),
    ENDS,
)
def test_items_after_a_gap_are_rejected_by_name(numbers: set[int], end: str) -> None:
    paths = [ADDRESS.format(one="[1]", two=number, end=end) for number in numbers]

    with pytest.raises(InputError, match=r"IpAddress\[\d\]: there is no IpAddress\[\d\] before it"):
        a_tree(*((path, "a") for path in paths))

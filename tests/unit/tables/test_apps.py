from __future__ import annotations

import pytest

from tests.specs import a_spec, refusals
from unattend_gen.tables.apps import Apps


@pytest.mark.parametrize("names", ["Microsoft.BingNews", ["Microsoft.BingNews"]])
def test_apps_are_one_name_or_a_list(names: object) -> None:
    assert a_spec(apps={"remove": names}).apps == Apps(remove=("Microsoft.BingNews",))


@pytest.mark.parametrize("name", ["*", "Microsoft.*", "ab", "a" * 51, "Bing News", "x';exit;'"])
def test_what_cannot_be_the_name_of_a_package_is_refused(name: str) -> None:
    assert refusals(apps={"remove": [name]}) == {"apps.remove[1]": "is no name of an app package"}

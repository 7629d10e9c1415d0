from __future__ import annotations

from tests.imports import tables
from tests.specs import a_spec, refusals, written
from unattend_gen.tables.internet_explorer import TABLE

IE = "specialize/Microsoft-Windows-IE-InternetExplorer"


def test_the_keys_are_written_and_read_back() -> None:
    table = {
        "home_page": "about:blank",
        "first_run": False,
        "search": [{"key": "Contoso", "default": True}],
    }

    settings = written(TABLE.additions(a_spec(internet_explorer=table)))

    assert settings == {
        f"{IE}/Home_Page": "about:blank",
        f"{IE}/DisableFirstRunWizard": "true",
        f"{IE}/SearchScopes/Scope[1]/ScopeKey": "Contoso",
        f"{IE}/SearchScopes/Scope[1]/ScopeDefault": "true",
    }
    assert tables(TABLE, {path: str(value) for path, value in settings.items()}) == [table]


def test_nothing_is_written_without_a_key() -> None:
    assert written(TABLE.additions(a_spec(internet_explorer={}))) == {}


def test_two_search_engines_have_different_keys() -> None:
    search = [{"key": "Contoso"}, {"key": "contoso"}]

    assert refusals(internet_explorer={"search": search}) == {
        "internet_explorer.search": "names the same search engine twice"
    }

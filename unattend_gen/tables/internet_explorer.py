"""`[internet_explorer]`: its first start, pages and search providers.

Source:
    Vendor reference of `Microsoft-Windows-IE-InternetExplorer`.
"""

from typing import Annotated, Final

from pydantic import Field, field_validator

from unattend_gen.tables.mapping.marks import ITEM, Sets
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.mapping.transforms import NEGATED
from unattend_gen.tables.model.base import Table, Text, rejected

_IE: Final = "specialize/Microsoft-Windows-IE-InternetExplorer"
_SCOPE: Final = f"{_IE}/SearchScopes/Scope{ITEM}"


class SearchProvider(Table):
    """A search engine."""

    key: Annotated[Text, Sets(f"{_SCOPE}/ScopeKey")] = Field(description="Name that identifies it.")
    name: Annotated[Text | None, Sets(f"{_SCOPE}/ScopeDisplayName")] = Field(
        default=None, description="Displayed name."
    )
    url: Annotated[Text | None, Sets(f"{_SCOPE}/ScopeUrl")] = Field(
        default=None, description="Address of a search, with {searchTerms}."
    )
    default: Annotated[bool | None, Sets(f"{_SCOPE}/ScopeDefault")] = Field(
        default=None, description="Whether it is used unless another is chosen."
    )


class InternetExplorer(Table):
    """Internet Explorer, which Windows up to Windows 10 has."""

    home_page: Annotated[Text | None, Sets(f"{_IE}/Home_Page")] = Field(
        default=None, description="Home page."
    )
    help_page: Annotated[Text | None, Sets(f"{_IE}/Help_Page")] = Field(
        default=None, description="Page of the help."
    )
    first_run: Annotated[bool | None, Sets(f"{_IE}/DisableFirstRunWizard", NEGATED)] = Field(
        default=None, description="Whether the first start asks for settings."
    )
    welcome_page: Annotated[bool | None, Sets(f"{_IE}/DisableWelcomePage", NEGATED)] = Field(
        default=None, description="Whether the welcome page is shown."
    )
    accelerators: Annotated[bool | None, Sets(f"{_IE}/DisableAccelerators", NEGATED)] = Field(
        default=None, description="Whether accelerators are offered for selected text."
    )
    search: tuple[SearchProvider, ...] = Field(default=(), description="Search engines.")

    @field_validator("search")
    @classmethod
    def _require_different(
        cls, providers: tuple[SearchProvider, ...]
    ) -> tuple[SearchProvider, ...]:
        keys = [provider.key.lower() for provider in providers]
        if len(set(keys)) < len(keys):
            message = "names the same search engine twice"
            raise rejected(message, advice="give each a key of its own")
        return providers


TABLE: Final = SpecTable[InternetExplorer]("internet_explorer", InternetExplorer)

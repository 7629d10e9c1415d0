"""`interactive`: what a person at the keyboard decides, so that no table may answer it.

Without an answer, Setup and the first start ask by themselves. Two pages of Setup can be shown
in any case.

Source:
    Vendor reference: `WillShowUI` says when Setup shows its window for a part;
    `HideOnlineAccountScreens` hides the pages of an online account only.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

from unattend_gen.tables.accounts import Accounts
from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.model.base import Parsed, rejected, text
from unattend_gen.tables.model.choice import one_of


class Question(StrEnum):
    """What Setup or the first start of Windows can ask for."""

    LANGUAGE = "language"
    DISK = "disk"
    IMAGE = "image"
    ACCOUNT = "account"
    PAGES = "pages"


def _questions(value: object) -> tuple[Question, ...]:
    values = value if isinstance(value, list | tuple) else [value]
    names = tuple(Question)
    return tuple(dict.fromkeys(Question(one_of(text(each), names)) for each in values))


Questions: TypeAlias = Annotated[
    tuple[Question, ...],
    Parsed(
        _questions,
        {
            "anyOf": [
                {"enum": [*Question]},
                {"type": "array", "items": {"enum": [*Question]}},
            ]
        },
    ),
]

_TABLES: Final = {
    Question.LANGUAGE: "locale",
    Question.DISK: "disk",
    Question.IMAGE: "image",
}


def require_open(questions: tuple[Question, ...], tables: Mapping[str, object]) -> None:
    """Require that no table answers a question that a person is asked.

    Args:
        questions: what a person decides.
        tables: the tables of the spec by name.

    Raises:
        PydanticCustomError: a table answers one; names it.
    """
    for question in questions:
        answer = _answer(question, tables)
        if answer is not None:
            message = f"asks for {question}, but {answer} answers it"
            raise rejected(message, advice=f"remove {answer}, or {question} here")


def _answer(question: Question, tables: Mapping[str, object]) -> str | None:
    """Return the table or key that answers a question, if any."""
    name = _TABLES.get(question)
    if name is not None:
        return f"[{name}]" if tables.get(name) is not None else None
    accounts, oobe = tables.get("accounts"), tables.get("oobe")
    if question is Question.ACCOUNT:
        has_accounts = isinstance(accounts, Accounts) and accounts.local
        return "accounts.local" if has_accounts else None
    return "[oobe]" if oobe is not None else None


_SETUP: Final = "windowsPE/Microsoft-Windows-Setup"
_PAGES: Final = {
    Question.DISK: f"{_SETUP}/DiskConfiguration/WillShowUI",
    Question.IMAGE: f"{_SETUP}/ImageInstall/OSImage/WillShowUI",
}


class _Pages(SettingsMapping[tuple[Question, ...]]):
    """The pages that are always shown; others are shown because nothing answers them."""

    def to_settings(self, table: tuple[Question, ...]) -> Iterator[Addition]:
        for question in table:
            if question in _PAGES:
                yield from assign({_PAGES[question]: "Always"})


TABLE: Final = SpecTable("interactive", (), _Pages())

"""`[product_key]`: the key that activates, and the key that Setup picks the edition with.

Source:
    Vendor reference: `ProductKey` of Shell-Setup activates and is the place of a MAK,
    `UserData/ProductKey/Key` of Setup selects the image and may differ. `WillShowUI` says when
    Setup shows the page of the key: always, only when it cannot go on, or never; without a key
    `Never` leaves the one of the firmware.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Annotated, Final, Literal, TypeAlias, assert_never, get_args

from pydantic import Field, ValidationInfo, field_validator

from unattend_gen.catalog.editions import editions_called, editions_of_key, releases, setup_key
from unattend_gen.catalog.keys import Channel, PublishedKey, published_key, published_keys
from unattend_gen.catalog.words import nearest
from unattend_gen.core.product_key import KeyPlaceholder, is_placeholder_key, read_key_text
from unattend_gen.core.secret import SecretKind
from unattend_gen.core.secret_source import SecretSource, parse_source
from unattend_gen.errors import InputError, SecretSourceError
from unattend_gen.tables.mapping.additions import (
    Addition,
    Assignment,
    PendingSecret,
    assign,
    setting_path,
)
from unattend_gen.tables.mapping.spec_table import ContextMapping, SpecHead, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import SOURCE_SCHEMA, Parsed, Table, rejected, text
from unattend_gen.tables.model.choice import EditionName


@dataclass(frozen=True, slots=True)
class KeyFrom:
    """A key from a secret source."""

    source: SecretSource


@dataclass(frozen=True, slots=True)
class LiteralKey:
    """A published setup key, which is not a secret."""

    key: str


@dataclass(frozen=True, slots=True)
class EditionKey:
    """The published key of the edition, which is looked up."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class InvalidKey:
    """No key: Setup uses the one of the firmware or of the medium, and asks if there is none."""


@dataclass(frozen=True, slots=True)
class FirmwareKey:
    """No key: Setup uses the one of the firmware, and never shows the page that asks for one."""


@dataclass(frozen=True, slots=True)
class AskForKey:
    """No key: Setup shows the page that asks for one."""


@dataclass(frozen=True, slots=True)
class WrittenKey:
    """A key, or words in place of one, that is neither checked nor changed.

    Attributes:
        content: the text, or the source of one that is secret.
        is_direct: whether it is in `ProductKey` itself instead of in its `Key`.
    """

    content: str | SecretSource
    is_direct: bool = False


ActivationKey: TypeAlias = EditionKey | KeyFrom | LiteralKey | WrittenKey
SetupKey: TypeAlias = (
    EditionKey | InvalidKey | FirmwareKey | AskForKey | KeyFrom | LiteralKey | WrittenKey
)

_ACTIVATES: Final = "specialize/Microsoft-Windows-Shell-Setup/ProductKey"
_SELECTS: Final = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/Key"
KEY_PAGE: Final = "windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/WillShowUI"
"""When Setup shows the page that asks for a key."""

_PAGES: Final = {"ask": "Always", "firmware": "Never"}
"""The value of that setting, by what `setup` says."""

_WORDS: Final[dict[str, SetupKey]] = {
    "gvlk": EditionKey(Channel.GVLK),
    "generic": EditionKey(Channel.GENERIC),
    "none": InvalidKey(),
    "firmware": FirmwareKey(),
    "ask": AskForKey(),
}


def _activation(value: object) -> ActivationKey:
    if isinstance(value, Mapping):
        return _written(value, "text", "secret")
    written = text(value)
    if written == Channel.GVLK:
        return EditionKey(Channel.GVLK)
    return _key(written, "gvlk")


def _setup(value: object) -> SetupKey:
    if isinstance(value, Mapping):
        return _written(value, "text", "secret", _DIRECT)
    written = text(value)
    return _WORDS.get(written) or _key(written, *_WORDS)


_DIRECT: Final = "without_key_element"


def _written(table: Mapping[object, object], *keys: str) -> WrittenKey:
    """Return a key that is written as it is; a text that may be a secret needs a source."""
    is_direct = table.get(_DIRECT, False)
    content = {key: table[key] for key in table if key != _DIRECT}
    if not table.keys() <= {*keys} or len(content) != 1 or not isinstance(is_direct, bool):
        message = f"should have either text or secret, and no keys but {', '.join(keys)}"
        raise InputError(message, advice='write { text = "…" } or { secret = "env:NAME" }')
    if "secret" in content:
        return WrittenKey(parse_source(text(content["secret"])), is_direct)
    words = text(content["text"])
    if published_key(words) is None and not isinstance(read_key_text(words), KeyPlaceholder):
        message = "contains text that is neither a published key nor a placeholder"
        raise InputError(message, advice='write { secret = "env:NAME" }')
    return WrittenKey(words, is_direct)


def _key(written: str, *words: str) -> KeyFrom | LiteralKey:
    """Return a published key or a source; anything else may be a secret key."""
    key = published_key(written)
    if key:
        return LiteralKey(key)
    try:
        return KeyFrom(parse_source(written))
    except SecretSourceError as error:
        if not is_placeholder_key(written):
            message = "contains a product key that is not published and may be a secret"
            raise InputError(message, advice=error.advice) from None
        near = nearest(written, words)
        choice = f"one of {', '.join(words)}" if len(words) > 1 else "".join(words)
        message = f"should be a secret source, a published key or {choice}"
        advice = f"did you mean {near}?" if near else error.advice
        raise InputError(message, advice=advice) from None


_KEY_SCHEMA: Final = {
    "type": "string",
    "pattern": "^([B-DF-HJKMNP-TV-Y2-46-9]{5}-){4}[B-DF-HJKMNP-TV-Y2-46-9]{5}$",
}
_WRITTEN_SCHEMA: Final = {
    "type": "object",
    "description": "A key or words in place of one, neither checked nor changed.",
    "patternProperties": {
        "^text$": {"type": "string", "description": "A published key or a placeholder."},
        "^secret$": {**SOURCE_SCHEMA, "description": "Source of any other text."},
        f"^{_DIRECT}$": {
            "type": "boolean",
            "description": "Whether it is in ProductKey instead of in its Key; for setup.",
        },
    },
    "additionalProperties": False,
}
_ACTIVATION: Final = Parsed(
    _activation,
    {"anyOf": [{"enum": [Channel.GVLK.value]}, SOURCE_SCHEMA, _KEY_SCHEMA, _WRITTEN_SCHEMA]},
    get_args(ActivationKey),
)
_SETUP: Final = Parsed(
    _setup,
    {"anyOf": [{"enum": [*_WORDS]}, SOURCE_SCHEMA, _KEY_SCHEMA, _WRITTEN_SCHEMA]},
    get_args(SetupKey),
)


class ProductKeyTable(Table):
    """The two keys and the edition."""

    activation: Annotated[ActivationKey, _ACTIVATION] | None = Field(
        default=None,
        description="Source of the key that activates, a published key, or gvlk (of the edition).",
    )
    setup: Annotated[SetupKey, _SETUP] = Field(
        default_factory=InvalidKey,
        json_schema_extra={"default": "none"},
        description=(
            "gvlk or generic (of the edition), none, firmware, ask, a published key, a source, or "
            "{ text = … } as it is."
        ),
    )
    edition: EditionName | None = Field(
        default=None,
        validate_default=True,
        description="Edition such as Pro or ServerStandard; gvlk and generic need it.",
    )
    will_show_ui: Literal["Always", "OnError", "Never", False] | None = Field(
        default=None,
        description="When Setup shows the page of the key; only on errors if not given, false to "
        "leave that out.",
    )

    @field_validator("edition")
    @classmethod
    def _require_edition(cls, edition: str | None, info: ValidationInfo) -> str | None:
        for name in ("activation", "setup"):
            key = info.data.get(name)
            if edition is None and isinstance(key, EditionKey):
                message = f"is missing, {name} = {key.channel} looks the key up by it"
                raise rejected(message, advice='add edition = "Enterprise" or another')
        return edition

    @property
    def names_published_key(self) -> bool:
        """Whether the key that activates is a published one, not from a source."""
        return isinstance(self.activation, EditionKey | LiteralKey)

    def looked_up(self) -> Iterator[EditionKey]:
        """Yield the keys that are looked up by the edition."""
        yield from (key for key in (self.activation, self.setup) if isinstance(key, EditionKey))


def require_published(table: ProductKeyTable | None, windows: str | None) -> None:
    """Require that keys to look up exist, and that published keys are of Windows and edition.

    A key that is looked up decides the edition alone: the other one may be of the edition that is
    upgraded.

    Args:
        table: the table, if there is one.
        windows: name of the version, or None if it is invalid too.

    Raises:
        PydanticCustomError: no such key is published, or a key is of another version or edition.
    """
    if table is None or windows is None:
        return
    for edition_key in table.looked_up():
        if setup_key(table.edition or "", windows, edition_key.channel) is None:
            message = f"no {edition_key.channel} key of this edition is published for {windows}"
            advice = "check edition and windows; setup may also be none, ask or a published key"
            raise rejected(message, advice=advice)
    for key in (table.activation, table.setup):
        listed = published_keys().get(key.key) if isinstance(key, LiteralKey) else None
        if listed is None:
            continue
        if windows not in releases()[listed.version]:
            message = f"has a key of {listed.product} {listed.edition}, not of {windows}"
            raise rejected(message, advice='write "gvlk" and the edition instead')
        if table.edition and not any(table.looked_up()) and not _selects(listed, table.edition):
            message = f"has a key of {listed.product} {listed.edition}, but edition {table.edition}"
            raise rejected(message, advice="write the edition of the key, or remove edition")


def _selects(key: PublishedKey, edition: str) -> bool:
    """Return whether a key may select an edition; unknown ones may."""
    of_key = editions_of_key(key)
    of_name = {each.id for matching in editions_called(edition) for each in matching}
    return not of_key or not of_name or bool(of_key & of_name)


class _Keys(ContextMapping[ProductKeyTable]):
    """Both keys, looked up by the edition if the table says so."""

    def to_settings(self, table: ProductKeyTable, spec: SpecHead) -> Iterator[Addition]:
        if table.activation is not None:
            yield from _key_settings(_ACTIVATES, table.activation, table.edition, spec.windows)
        if table.will_show_ui:
            yield from assign({KEY_PAGE: table.will_show_ui})
        match table.setup:
            case InvalidKey():
                return
            case AskForKey():
                yield from assign({KEY_PAGE: _PAGES["ask"]})
            case FirmwareKey():
                yield from assign({KEY_PAGE: _PAGES["firmware"]})
            case _ as key:
                yield from _key_settings(_SELECTS, key, table.edition, spec.windows)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        activation, setup = _read(view, _ACTIVATES), _read(view, _SELECTS)
        page = view.text(KEY_PAGE)
        if setup is None:
            setup = next((word for word, shown in _PAGES.items() if shown == page), None)
        page_alone = setup in _PAGES
        shown = None if page_alone or page == "OnError" else page
        found = published_keys().get(setup or "")
        if found is not None:
            channel = found.channel.value
            named = {"activation": activation, "setup": channel, "edition": found.edition}
            yield Candidate(given({**named, "will_show_ui": shown}))
        direct = _found_written(view, _SELECTS.rpartition("/")[0])
        written = None if page_alone else _found_written(view, _SELECTS)
        setups: tuple[object, ...] = (setup, written, direct and {**direct, _DIRECT: True})
        activations = (activation, _found_written(view, _ACTIVATES))
        for one, other in product(activations, setups):
            if other is not None or setup is None:
                yield Candidate(given({"activation": one, "setup": other, "will_show_ui": shown}))


def _found_written(view: View, path: str) -> dict[str, object] | None:
    source, words = view.source(path), view.text(path)
    if source:
        return {"secret": source}
    return {"text": words} if words else None


def _key_settings(
    path: str, choice: ActivationKey, edition: str | None, windows: str
) -> Iterator[Addition]:
    match choice:
        case EditionKey(channel):
            key = setup_key(edition or "", windows, channel)
            yield from assign({path: key.key if key else None})
        case KeyFrom(source):
            yield PendingSecret(setting_path(path), source, SecretKind.PRODUCT_KEY)
        case LiteralKey(key):
            yield from assign({path: key})
        case WrittenKey(content, is_direct):
            place = setting_path(path.rpartition("/")[0] if is_direct else path)
            if isinstance(content, str):
                yield Assignment(place, content, is_listed=False)
            else:
                yield PendingSecret(place, content, SecretKind.TOKEN, is_listed=False)
        case _:
            assert_never(choice)


def _read(view: View, path: str) -> str | None:
    """Return the source of a secret key, or a published key as it is."""
    return view.source(path) or view.text(path) or None


TABLE: Final = SpecTable("product_key", ProductKeyTable, _Keys())

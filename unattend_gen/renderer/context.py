"""A spec as assignments: every friendly table, then `[settings]`, then the secrets."""

from __future__ import annotations

from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never, cast

from unattend_gen import plugins
from unattend_gen.core.passes import Pass
from unattend_gen.core.password import encode_password
from unattend_gen.core.product_key import ProductKey
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import PromptSource
from unattend_gen.errors import InputError, KeyFormatError, Mistake, SpecError
from unattend_gen.renderer import tables
from unattend_gen.renderer.orders import missing_orders
from unattend_gen.renderer.scripts.gathering import command_settings
from unattend_gen.tables.mapping.additions import Assignment, PendingSecret
from unattend_gen.tables.mapping.spec_table import spec_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.core.setting_path import SettingPath
    from unattend_gen.renderer.companion import NeededSecret
    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned

    _Table: TypeAlias = Callable[[Spec], Iterator[Planned]]
    Read: TypeAlias = Callable[[SecretSource, SecretKind], Secret]

_PLANNED: Final = (Assignment, PendingSecret)
_WINS: Final = "settings"
"""The table that has the last word."""


def assignments(
    spec: Spec,
    read: Read,
    catalog: Catalog,
    *,
    passes: Container[Pass] = frozenset(Pass),
    beside: Iterable[NeededSecret] = (),
) -> tuple[Assignment, ...]:
    """What the spec sets, friendly tables first and `[settings]` last, each path once.

    A path that is set twice keeps its first place and gets the last value. List items get the
    `Order` that they lack. Each source is read once, so that nobody is asked twice and a pipe is
    not read twice.

    Args:
        spec: what is to be set.
        read: reads a secret from its source.
        catalog: says which items are ordered.
        passes: those that the target has; no secret is read for another.
        beside: secrets of files beside the answer files; told together with what is missing here.

    Raises:
        SecretSourceError: a source gives nothing usable.
        KeyFormatError: a product key that was mistyped; names the setting and the source.
        SpecError: several of these, each with its advice.
    """
    planned: dict[SettingPath, Planned] = {}
    for each in _planned(spec):
        if each.path.pass_ in passes:
            planned[each.path] = each
    read_once = cache(read)
    _demand_all((*planned.values(), *beside), read_once)
    orders = missing_orders(planned, catalog) if spec.defaults else ()
    return tuple(_settled(each, read_once) for each in (*planned.values(), *orders))


def needed_secret(needed: NeededSecret, read: Read) -> Secret:
    """The secret of a file beside the answer files, checked like one of a setting.

    Raises:
        SecretSourceError: the source gives nothing usable.
        KeyFormatError: a product key that was mistyped.
    """
    return _secret(needed, read)


def _planned(spec: Spec) -> Iterator[Planned]:
    yield from command_settings(spec)
    for table in _tables():
        yield from table(spec)
    for each in spec_tables():
        yield from (one for one in each.additions(spec) if isinstance(one, _PLANNED))


@cache
def _tables() -> tuple[_Table, ...]:
    """What each table of a spec assigns, the one that wins last."""
    names = sorted(plugins.names(tables), key=lambda name: (name == _WINS, name))
    found = (plugins.load(tables, name, "assignments", FunctionType) for name in names)
    return tuple(cast("_Table", table) for table in found)


def _demand_all(planned: Iterable[Planned | NeededSecret], read: Read) -> None:
    """Read what asks nobody: all that is missing is told at once, before a person has to type."""
    refused: dict[str, InputError] = {}
    for each in planned:
        if not isinstance(each, Assignment) and not isinstance(each.source, PromptSource):
            try:
                _secret(each, read)
            except InputError as error:
                refused.setdefault(str(error), error)
    match tuple(refused.values()):
        case ():
            return
        case (only,):
            raise only
        case several:
            raise SpecError(tuple(Mistake(one.message, one.advice, one.where) for one in several))


def _settled(planned: Planned, read: Read) -> Assignment:
    match planned:
        case Assignment():
            return planned
        case PendingSecret():
            return Assignment(planned.path, _secret(planned, read), planned.is_listed)
        case _:
            assert_never(planned)


def _secret(wanted: PendingSecret | NeededSecret, read: Read) -> Secret:
    secret = read(wanted.source, wanted.kind)
    if wanted.kind is SecretKind.PRODUCT_KEY:
        return _checked_key(secret, wanted)
    encoded_for = wanted.encoded_for if isinstance(wanted, PendingSecret) else None
    return encode_password(secret, encoded_for) if encoded_for else secret


def _checked_key(secret: Secret, wanted: PendingSecret | NeededSecret) -> Secret:
    """The key in upper case, once its form and its checksum are right."""
    place = wanted.path if isinstance(wanted, PendingSecret) else wanted.key
    where = f"{place} from {wanted.source}"
    try:
        key = ProductKey.parse(secret.reveal())
    except KeyFormatError as error:
        raise KeyFormatError(error.message, advice=error.advice, where=where) from None
    if key.checksum_matches is False:
        message = "the product key was mistyped: its checksum does not match"
        raise KeyFormatError(message, advice="compare it letter by letter", where=where)
    return key.secret

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
from unattend_gen.errors import InputError, KeyFormatError, Mistake, SpecError
from unattend_gen.render import tables
from unattend_gen.render.assignment import Assignment, PendingSecret
from unattend_gen.render.orders import missing_orders
from unattend_gen.spec.secrets import PromptSource

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.setting_path import SettingPath
    from unattend_gen.render.assignment import Planned
    from unattend_gen.spec.models import Spec
    from unattend_gen.spec.secrets import SecretSource

    _Table: TypeAlias = Callable[[Spec], Iterator[Planned]]
    Read: TypeAlias = Callable[[SecretSource, SecretKind], Secret]

_WINS: Final = "settings"
"""The table that has the last word."""


def assignments(
    spec: Spec, read: Read, catalog: Catalog, *, passes: Container[Pass] = frozenset(Pass)
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
    _demand_all(planned.values(), read_once)
    orders = missing_orders(planned, catalog)
    return tuple(_settled(each, read_once) for each in (*planned.values(), *orders))


def _planned(spec: Spec) -> Iterator[Planned]:
    names = sorted(plugins.names(tables), key=lambda name: (name == _WINS, name))
    for name in names:
        table = cast("_Table", plugins.load(tables, name, "assignments", FunctionType))
        yield from table(spec)


def _demand_all(planned: Iterable[Planned], read: Read) -> None:
    """Read what asks nobody: all that is missing is told at once, before a person has to type."""
    refused: dict[str, InputError] = {}
    for each in planned:
        if isinstance(each, PendingSecret) and not isinstance(each.source, PromptSource):
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
            return Assignment(planned.path, _secret(planned, read))
        case _:
            assert_never(planned)


def _secret(planned: PendingSecret, read: Read) -> Secret:
    secret = read(planned.source, planned.kind)
    if planned.kind is SecretKind.PRODUCT_KEY:
        return _checked_key(secret, planned)
    return encode_password(secret, planned.encoded_for) if planned.encoded_for else secret


def _checked_key(secret: Secret, planned: PendingSecret) -> Secret:
    """The key in upper case, once its form and its checksum are right."""
    where = f"{planned.path} from {planned.source}"
    try:
        key = ProductKey.parse(secret.reveal())
    except KeyFormatError as error:
        raise KeyFormatError(error.message, advice=error.advice, where=where) from None
    if key.checksum_matches is False:
        message = "the product key was mistyped: its checksum does not match"
        raise KeyFormatError(message, advice="compare it letter by letter", where=where)
    return key.secret

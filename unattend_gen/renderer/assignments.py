"""The settings of a spec: those of its tables, then `[settings]`, with secrets read."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from unattend_gen.core.passes import Pass
from unattend_gen.core.password import encode_password
from unattend_gen.core.product_key import ProductKey
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import PromptSource
from unattend_gen.core.setting_path import Step
from unattend_gen.errors import InputError, KeyFormatError, Mistake, SpecError
from unattend_gen.renderer.commands import command_settings
from unattend_gen.tables.architectures import with_repeated
from unattend_gen.tables.as_written import actions
from unattend_gen.tables.mapping.additions import Assignment, PendingSecret
from unattend_gen.tables.mapping.spec_tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from unattend_gen.catalog.load import Catalog
    from unattend_gen.core.secret_source import SecretSource
    from unattend_gen.core.setting_path import SettingPath
    from unattend_gen.renderer.extra_file import NeededSecret
    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned

    Read: TypeAlias = Callable[[SecretSource, SecretKind], Secret]


_PLANNED: Final = (Assignment, PendingSecret)


def assignments(
    spec: Spec,
    read: Read,
    catalog: Catalog,
    *,
    passes: Container[Pass] = frozenset(Pass),
    needed: Iterable[NeededSecret] = (),
) -> tuple[Assignment, ...]:
    """Return the settings of a spec, those of tables first and `[settings]` last.

    Each path occurs once: a path that is set twice keeps its first position and gets the last
    value. List items get the `Order` that they lack. Each source is read once, so that no one is
    prompted twice and a pipe is not read twice.

    Args:
        spec: the spec.
        read: reads a secret from its source.
        catalog: the known settings, which say what list items are ordered by.
        passes: the passes of the target; no secret is read for any other pass.
        needed: secrets of extra files; missing ones are reported together with those of settings.

    Raises:
        SecretSourceError: a source has no usable secret.
        KeyFormatError: a product key was mistyped; names the setting and the source.
        SpecError: several of these errors, each with its advice.
    """
    planned: dict[SettingPath, Planned] = {}
    for each in _planned(spec):
        if each.path.pass_ in passes:
            planned[each.path] = each
    read_once = cache(read)
    _require_all((*planned.values(), *needed), read_once)
    orders = missing_orders(planned, catalog) if spec.defaults else ()
    added = (*orders, *actions(spec.as_written, planned))
    written = with_repeated(spec.architectures, (*planned.values(), *added))
    return tuple(_settled(each, read_once) for each in written)


def needed_secret(needed: NeededSecret, read: Read) -> Secret:
    """Return the secret of an extra file, checked like the secret of a setting.

    Raises:
        SecretSourceError: the source has no usable secret.
        KeyFormatError: a product key was mistyped.
    """
    return _secret(needed, read)


def _planned(spec: Spec) -> Iterator[Planned]:
    yield from command_settings(spec)
    for each in tables_of(spec):
        yield from (one for one in each.additions(spec) if isinstance(one, _PLANNED))


def _require_all(planned: Iterable[Planned | NeededSecret], read: Read) -> None:
    """Read all sources but prompts, to report everything that is missing before prompting."""
    errors: dict[str, InputError] = {}
    for each in planned:
        if not isinstance(each, Assignment) and not isinstance(each.source, PromptSource):
            try:
                _secret(each, read)
            except InputError as error:
                errors.setdefault(str(error), error)
    match tuple(errors.values()):
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


def _secret(pending: PendingSecret | NeededSecret, read: Read) -> Secret:
    secret = read(pending.source, pending.kind)
    if pending.kind is SecretKind.PRODUCT_KEY:
        return _checked_key(secret, pending)
    encoded_for = pending.encoded_for if isinstance(pending, PendingSecret) else None
    return encode_password(secret, encoded_for) if encoded_for else secret


def _checked_key(secret: Secret, pending: PendingSecret | NeededSecret) -> Secret:
    """Return the key in upper case after checking its form and checksum."""
    place = pending.path if isinstance(pending, PendingSecret) else pending.key
    where = f"{place} from {pending.source}"
    try:
        key = ProductKey.parse(secret.reveal())
    except KeyFormatError as error:
        raise KeyFormatError(error.message, advice=error.advice, where=where) from None
    if key.checksum_matches is False:
        message = "the product key is mistyped: its checksum does not match"
        raise KeyFormatError(message, advice="compare it with the original", where=where)
    return key.secret


_ORDER: Final = "Order"


def missing_orders(paths: Iterable[SettingPath], catalog: Catalog) -> tuple[Assignment, ...]:
    """Return an `Order` for each list item that is ordered by it and has none.

    It is the position of the item. Nobody has to write the `Order` of

    ```
    "oobeSystem/…/FirstLogonCommands/SynchronousCommand[2]/CommandLine" = "cmd /c ver"
    ```
    """
    return _missing(tuple(paths), catalog)


@lru_cache(maxsize=64)
def _missing(given: tuple[SettingPath, ...], catalog: Catalog) -> tuple[Assignment, ...]:
    """Cached because the files of a fleet have the same settings."""
    return tuple(_orders(given, catalog))


def _orders(given: tuple[SettingPath, ...], catalog: Catalog) -> Iterator[Assignment]:
    known = set(given)
    for path in given:
        for order in _orders_around(path, catalog):
            if order.path not in known:
                known.add(order.path)
                yield order


def _orders_around(path: SettingPath, catalog: Catalog) -> Iterator[Assignment]:
    """Yield the order of each ordered list item on a path."""
    component = catalog.component(path.component)
    for length, step in enumerate(path.steps, start=1):
        if step.position is None or component is None:
            continue
        item = replace(path, steps=path.steps[:length])
        setting = component.settings.get(item.catalog_path)
        if setting is not None and setting.item_key == _ORDER:
            ordered = replace(item, steps=(*item.steps, Step(_ORDER)))
            yield Assignment(ordered, str(step.position))

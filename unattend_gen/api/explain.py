"""`explain`: the page of anything that has a name here."""

from __future__ import annotations

import pkgutil
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from unattend_gen import plugins
from unattend_gen.api.inputs import require_texts
from unattend_gen.core.passes import Pass
from unattend_gen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.pages.topic import Topic

_PACKAGES: Final = {"script": "scripts", "ui": "convert"}
"""Packages of activation topics that are not named like their command."""


def explain(thing: str) -> str:
    """Return the page of a setting, spec key, rule, target, Windows version, error code or topic.

    A name with several meanings, such as `wds`, has a page that lists them.

    Args:
        thing: its name, path, slug or code; `components`, `rules`, `windows-versions` and
            `exit-codes` are pages too.

    Raises:
        UsageError: nothing has this name; the advice is the nearest name.
    """
    from unattend_gen.catalog.load import catalog
    from unattend_gen.pages.lookup import explain as page

    require_texts(thing=thing)
    topics = (*_targets(), *_activation_topics())
    try:
        return page(thing, catalog(), topics=topics)
    except UsageError:
        # The rules, and the XML library with them, are loaded only for names found nowhere else.
        return page(thing, catalog(), topics=(*topics, *_rules()))


def _rules() -> Iterator[Topic]:
    from unattend_gen.pages.topic import Topic
    from unattend_gen.rules.load import rule_pages, rules_page

    yield Topic("list", "rules", rules_page)
    for slug, page in rule_pages().items():
        yield Topic("rule", slug, partial(str, page.text))


def _targets() -> Iterator[Topic]:
    """Yield the render targets; the plug-in of one is loaded when its page is read."""
    from unattend_gen.pages.topic import Topic
    from unattend_gen.renderer import targets

    for name in plugins.names(targets):
        yield Topic("target", name, partial(_target_page, name))


def _target_page(name: str) -> str:
    from unattend_gen.pages.topic import target_page
    from unattend_gen.renderer import targets
    from unattend_gen.renderer.target import TargetPlan

    target = plugins.load(targets, name, "TARGET", TargetPlan)
    files = [(each.name, sorted(each.passes, key=list(Pass).index)) for each in target.answer_files]
    return target_page(target.name, target.summary, files)


def _activation_topics() -> Iterator[Topic]:
    """Yield the activation topics: the packages of the engine, by the name of their command."""
    from unattend_gen import activator
    from unattend_gen.pages.topic import Topic

    packages = [info.name for info in pkgutil.iter_modules(activator.__path__) if info.ispkg]
    commands = {package: package for package in packages if package != "scripts"}
    for command, package in (commands | _PACKAGES).items():
        yield Topic("activation", command, partial(_activation_page, command, package))


def _activation_page(command: str, package: str) -> str:
    from unattend_gen import activator
    from unattend_gen.pages.topic import activation_page

    module = import_module(f"{activator.__name__}.{package}")
    return activation_page(command, module.__doc__ or "")

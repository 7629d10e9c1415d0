"""The configuration file that `validate` and `audit` use."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from unattend_gen.api.inputs import optional_path, require_flags
from unattend_gen.configuration.values import Configuration
from unattend_gen.core.finding import Severity

if TYPE_CHECKING:
    from unattend_gen.api.inputs import PathInput
    from unattend_gen.configuration.checks import Vocabulary


def configuration(
    config: PathInput | Configuration | None = None, *, no_config: bool = False
) -> Configuration:
    """Return the configuration of a file, else of the nearest one, else an empty one.

    Args:
        config: `unattend-gen.toml` or a `pyproject.toml`; None searches upward from the working
            folder. A configuration that was read before is returned as it is.
        no_config: whether no file is searched for.

    Raises:
        ConfigurationError: the file is invalid; lists every mistake in it.
        UsageError: an argument has the wrong type.
    """
    if isinstance(config, Configuration):
        return config
    from unattend_gen.configuration.read import find_configuration, place_in

    file = optional_path("config", config)
    require_flags(no_config=no_config)
    place = place_in(Path(file)) if file else None if no_config else find_configuration(Path.cwd())
    if place is None:
        return Configuration()
    from unattend_gen.configuration.read import read_configuration

    shown_as = file or os.path.relpath(place.path)
    return read_configuration(place, _vocabulary(), shown_as=shown_as)


def _vocabulary() -> Vocabulary:
    from unattend_gen import plugins, reports
    from unattend_gen.catalog.windows import windows_versions
    from unattend_gen.configuration.checks import Vocabulary
    from unattend_gen.rules.load import audit_rule_names, rule_names

    return Vocabulary(
        rules=rule_names(),
        formats=plugins.names(reports),
        windows=tuple(version.name for version in windows_versions()),
        levels=(*(severity.label for severity in reversed(Severity)), "never"),
        audit_rules=audit_rule_names(),
    )

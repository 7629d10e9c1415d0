from __future__ import annotations

import pytest

from unattend_gen.cli.audit_options import demand_showable
from unattend_gen.errors import UsageError


def test_what_is_known_is_shown_by_sarif_alone() -> None:
    demand_showable("sarif", is_wanted=True)
    demand_showable("text", is_wanted=False)

    with pytest.raises(UsageError, match="for SARIF alone"):
        demand_showable("text", is_wanted=True)

"""What a check found, in words."""

from __future__ import annotations

import json

from tests.samples import TEST_MAK
from unattend_gen.activation.proxy.addresses import addresses
from unattend_gen.activation.proxy.check import ProxyCheck, ProxyFinding, ProxyKind
from unattend_gen.activation.proxy.formats import as_json, as_text
from unattend_gen.activation.proxy.squid_conf import NotFollowed
from unattend_gen.core.finding import Severity

FOUND = ProxyCheck(
    ProxyKind.SQUID,
    (ProxyFinding(Severity.ERROR, f"{TEST_MAK} is asked", "let it pass", "squid.conf", 7),),
    (NotFollowed("squid.conf", 3, "a loop"),),
    addresses("present")[:2],
    13,
)


def test_text_has_place_advice_and_count_and_no_key() -> None:
    assert as_text(FOUND) == (
        "error  squid.conf:7\n"
        "       *** is asked\n"
        "       advice: let it pass\n"
        "\n"
        "not followed  squid.conf:3\n"
        "       a loop\n"
        "\n"
        "read as a squid.conf: 2 of 13 addresses get through\n"
    )


def test_json_tells_the_same() -> None:
    told = json.loads(as_json(FOUND))

    assert (told["schema"], told["kind"], told["complete"]) == (
        "unattend-gen/activation-proxy/1",
        "squid",
        False,
    )
    assert (len(told["exempt"]), told["wanted"]) == (2, 13)
    assert told["findings"][0]["location"] == {"path": "squid.conf", "line": 7}
    assert TEST_MAK not in as_json(FOUND)

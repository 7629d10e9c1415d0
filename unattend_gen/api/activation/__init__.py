"""Activation: scripts, plans, checks and reports, one function for each topic."""

from unattend_gen.api.activation.handouts import convert, ui
from unattend_gen.api.activation.kms import KmsOutcome, kms, kms_script
from unattend_gen.api.activation.ledger import (
    LedgerKey,
    LedgerOutcome,
    finish_deployment,
    ledger,
    plan_deployment,
    record_count,
)
from unattend_gen.api.activation.phone import PhoneOutcome, phone
from unattend_gen.api.activation.proxy import ProxyOutcome, check_proxy, proxy
from unattend_gen.api.activation.registry import RegistryOutcome, check_registry, registry
from unattend_gen.api.activation.script import ActivationScript, script
from unattend_gen.api.activation.status import StatusOutcome, status
from unattend_gen.api.activation.vamt import VamtListsOutcome, read_vamt, vamt

__all__ = (
    "ActivationScript",
    "KmsOutcome",
    "LedgerKey",
    "LedgerOutcome",
    "PhoneOutcome",
    "ProxyOutcome",
    "RegistryOutcome",
    "StatusOutcome",
    "VamtListsOutcome",
    "check_proxy",
    "check_registry",
    "convert",
    "finish_deployment",
    "kms",
    "kms_script",
    "ledger",
    "phone",
    "plan_deployment",
    "proxy",
    "read_vamt",
    "record_count",
    "registry",
    "script",
    "status",
    "ui",
    "vamt",
)

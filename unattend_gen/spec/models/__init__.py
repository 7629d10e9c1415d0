"""The spec as values: one frozen model, a table for each thing that can be said.

Closed choices are unions of small types: a disk is one of four layouts, a key comes from one of
five places. The file's text is turned into them by functions whose messages show nothing of it.
"""

from unattend_gen.spec.models.accounts import Accounts, AutoLogon, LocalAccount
from unattend_gen.spec.models.spec import Spec, Target

__all__ = ["Accounts", "AutoLogon", "LocalAccount", "Spec", "Target"]

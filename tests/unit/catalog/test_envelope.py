from __future__ import annotations

from unattend_gen.catalog.envelope import Envelope, envelope


def test_the_envelope_is_that_of_the_vendors_schema() -> None:
    assert envelope() == Envelope(
        namespace="urn:schemas-microsoft-com:unattend",
        wcm_namespace="http://schemas.microsoft.com/WMIConfig/2002/State",
        passes=(
            "windowsPE",
            "offlineServicing",
            "generalize",
            "specialize",
            "auditSystem",
            "auditUser",
            "oobeSystem",
            "oobeUser",
        ),
        required_attributes=("name", "processorArchitecture", "publicKeyToken", "language"),
        optional_attributes=("version", "versionScope"),
        patterns={
            "publicKeyToken": "^[0-9a-fA-F]{16}$",
            "versionScope": "^(?i:neutral|nonSxS)$",
            "processorArchitecture": (
                "^(?i:x86|ia64|amd64|wow64|msil|shx|arm|data|neutral|arm64)$"
            ),
        },
    )


def test_the_envelope_is_read_once() -> None:
    assert envelope() is envelope()

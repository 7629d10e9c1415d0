"""Each JSON format that other programs read has a schema, which `schema` prints."""

from __future__ import annotations

import json
import re

from tests.house.project import ROOT
from unattend_gen import resources
from unattend_gen.api.schema import SCHEMAS, schema

NAME = re.compile(r'"unattend-gen/([a-z-]+)/(\d+)"')
OF_ANOTHER = {"report-line"}
"""Part of the schema of the report."""
NOT_GIVEN = {"audit-journal"}
"""Version of an SQLite file that only the next run reads."""

SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "unattend_gen").rglob("*.py"))
)
FORMS = {(name, version) for name, version in NAME.findall(SOURCES) if name not in NOT_GIVEN}
OWN = sorted(form for form in FORMS if form[0] not in OF_ANOTHER)


def test_each_json_format_has_the_schema_of_its_name_and_version() -> None:
    told = {name: json.loads(schema(name)) for name, _ in OWN}

    assert len(OWN) > 12
    assert [told[name]["properties"]["schema"]["const"] for name, _ in OWN] == [
        f"unattend-gen/{name}/{version}" for name, version in OWN
    ]


def test_a_line_of_a_report_is_in_the_schema_of_the_report() -> None:
    assert '"unattend-gen/report-line/1"' in schema("report")


def test_every_shipped_schema_can_be_printed() -> None:
    shipped = {path.name.partition(".")[0] for path in resources.schemas().glob("*.schema.json")}

    assert shipped == {name for name in SCHEMAS if not name.startswith("xsd")}
    assert shipped == {name for name, _ in OWN} | {"spec"}

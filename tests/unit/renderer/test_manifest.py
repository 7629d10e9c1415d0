from __future__ import annotations

from unattend_gen.core.artifact import Artifact
from unattend_gen.renderer.manifest import manifest

FILES = (
    Artifact("Unattend.xml", b"<unattend/>\n", holds_secret=True, last_fives=("2YT43", "Q4JK2")),
    Artifact("setup-command.txt", b"setup.exe\n", holds_secret=False),
)

EXPECTED = """\
{
  "schema": "unattend-gen/manifest/1",
  "target": "setup",
  "files": [
    {
      "name": "Unattend.xml",
      "sha256": "9cb7ddac05f03caed65cc9845e1df55dddabf784ef7e3119061fff03c73ba0ea",
      "holds_secret": true,
      "last_fives": [
        "2YT43",
        "Q4JK2"
      ]
    },
    {
      "name": "setup-command.txt",
      "sha256": "a3e50a0ec00cff311649dddacd7261f210aa4df63dbf2c4de59b650d43825129",
      "holds_secret": false,
      "last_fives": []
    }
  ]
}
"""


def test_a_manifest_lists_each_file_with_its_digest_and_last_fives() -> None:
    assert manifest("setup", FILES) == Artifact(
        "manifest.json", EXPECTED.encode(), holds_secret=False
    )

from __future__ import annotations

import re
import traceback
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.samples import CANARY_PASSWORD, GVLK_ENTERPRISE, TEST_MAK
from tests.specs import a_spec
from tests.trees import COMMANDS, COMPUTER_NAME, PRODUCT_KEY, SHELL_SETUP, a_tree
from unattend_gen.catalog.load import catalog
from unattend_gen.core.artifact import Artifact
from unattend_gen.core.secret import Secret, SecretKind
from unattend_gen.core.secret_source import EnvSource
from unattend_gen.errors import InputError, TemplateError
from unattend_gen.renderer.assignments import assignments, needed_secret
from unattend_gen.renderer.embedding import read_embedded_scripts
from unattend_gen.renderer.engine import Rendering, manifest, render, render_tree
from unattend_gen.renderer.extra_file import ExtraFile, NeededSecret
from unattend_gen.renderer.target import target_plan
from unattend_gen.spec.secrets import read_secret
from unattend_gen.spec.spec import Spec
from unattend_gen.templating import Templates

if TYPE_CHECKING:
    from pathlib import Path

    from unattend_gen.core.secret_source import SecretSource

SPEC = {
    "target": "media",
    "windows": "11-24h2",
    "product_key": {"activation": "env:CONTOSO_MAK", "setup": GVLK_ENTERPRISE},
    "settings": {COMPUTER_NAME: "PC-1"},
}
TREE = a_tree((COMPUTER_NAME, "PC-1"), (PRODUCT_KEY, Secret(TEST_MAK, SecretKind.PRODUCT_KEY)))
TEMPLATE = f"components/{SHELL_SETUP}.xml.j2"

SHELL_SETUP_FILE = """\
<?xml version="1.0" encoding="utf-8"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend" \
xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
  <settings pass="specialize">
    <component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" \
publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">
      <!-- The product key that activates Windows: the place for a MAK -->
      <ProductKey>J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2</ProductKey>
      <!-- The machine and its owner -->
      <ComputerName>PC-1</ComputerName>
    </component>
  </settings>
</unattend>
"""


def the_mak(_source: SecretSource, kind: SecretKind) -> Secret:
    return Secret(TEST_MAK, kind)


def rendered(templates: Path | None = None) -> Rendering:
    return render_tree(TREE, target_plan("media"), Templates(templates))


def with_template(folder: Path, source: str) -> Path:
    (folder / "components").mkdir()
    (folder / TEMPLATE).write_text(source, encoding="utf-8")
    return folder


def failure(folder: Path, source: str) -> tuple[str, str]:
    with pytest.raises(TemplateError) as caught:
        rendered(with_template(folder, source))
    assert TEST_MAK not in "".join(traceback.format_exception(caught.value))
    return caught.value.where, caught.value.message


def test_a_spec_becomes_the_files_of_its_target() -> None:
    rendering = render(Spec.model_validate(SPEC), catalog(), the_mak)
    names = [artifact.name for artifact in rendering.artifacts]
    assert (rendering.target, names) == ("media", ["AutoUnattend.xml", "manifest.json"])
    assert rendering.artifacts[0].holds_secret
    assert rendering.artifacts[0].last_fives == ("2YT43", "Q4JK2")


def test_the_activation_key_goes_to_specialize_and_the_setup_key_to_windows_pe() -> None:
    rendering = render(Spec.model_validate(SPEC), catalog(), the_mak)
    answer_file = rendering.answer_files["AutoUnattend.xml"]
    values = {node.address: node.text for node in answer_file.settings() if node.is_leaf}
    assert values[PRODUCT_KEY] == TEST_MAK
    assert values["windowsPE/Microsoft-Windows-Setup/UserData/ProductKey/Key"] == GVLK_ENTERPRISE


def test_the_same_spec_gives_the_same_bytes() -> None:
    once = render(Spec.model_validate(SPEC), catalog(), the_mak)
    again = render(Spec.model_validate(SPEC), catalog(), the_mak)
    assert once.artifacts == again.artifacts


def test_an_answer_file_is_written_in_its_canonical_form() -> None:
    assert rendered().artifacts[0].data == SHELL_SETUP_FILE.encode()


def test_the_parsed_answer_file_is_the_written_one() -> None:
    rendering = rendered()
    assert rendering.answer_files["AutoUnattend.xml"].text == SHELL_SETUP_FILE


def test_a_rendering_shows_no_secret() -> None:
    assert TEST_MAK not in repr(rendered())


def test_a_tree_without_settings_for_the_target_is_rejected() -> None:
    tree = a_tree(("windowsPE/Microsoft-Windows-Setup/LogPath", "X:\\logs"))
    with pytest.raises(InputError) as caught:
        render_tree(tree, target_plan("sysprep"), Templates())
    assert caught.value.message == "the spec sets nothing that Unattend.xml contains"
    assert caught.value.advice == (
        "set something in one of its passes: "
        "generalize, specialize, auditSystem, auditUser, oobeSystem"
    )


def test_extra_files_are_listed_between_the_answer_file_and_the_manifest() -> None:
    extra_files = (
        ExtraFile("$OEM$/$1/key.txt", TEST_MAK.encode()),
        ExtraFile("read-me.txt", b"ver"),
    )
    rendering = render_tree(TREE, target_plan("media"), Templates(), extra_files=extra_files)
    assert [(each.name, each.holds_secret, each.last_fives) for each in rendering.artifacts] == [
        ("AutoUnattend.xml", True, ("Q4JK2",)),
        ("$OEM$/$1/key.txt", True, ("Q4JK2",)),
        ("read-me.txt", False, ()),
        ("manifest.json", False, ()),
    ]


@pytest.mark.parametrize("name", ["AUTOUNATTEND.XML", "Manifest.json"])
def test_names_that_differ_in_case_only_are_rejected(name: str) -> None:
    extra_files = (ExtraFile(name, b""),)
    with pytest.raises(InputError) as caught:
        render_tree(TREE, target_plan("media"), Templates(), extra_files=extra_files)
    assert caught.value.message == f"two rendered files would have the name {name}"


def test_a_secret_is_read_once_for_an_answer_file_and_its_extra_files() -> None:
    asked: list[str] = []

    def read(source: SecretSource, kind: SecretKind) -> Secret:
        asked.append(str(source))
        return Secret(TEST_MAK, kind)

    needed = NeededSecret("mdt.key", EnvSource("CONTOSO_MAK"), SecretKind.PRODUCT_KEY)
    spec = Spec.model_validate(SPEC)
    read_once = cache(read)
    assignments(spec, read_once, catalog(), needed=(needed,))
    assert needed_secret(needed, read_once) == Secret(TEST_MAK, SecretKind.PRODUCT_KEY)
    assert asked == ["env:CONTOSO_MAK"]


def test_the_layout_of_a_template_does_not_matter(tmp_path: Path) -> None:
    source = (
        "{% import 'macros.xml.j2' as xml %}{% call xml.component_element(component) %}"
        "<!-- The product key that activates Windows: the place for a MAK -->\n\n"
        "{{ xml.optional(component, 'ProductKey') }}\t<!-- The machine and its owner -->"
        "{{ xml.optional(component, 'ComputerName') }}{{ xml.optional(component, 'OOBE') }}"
        "{% endcall %}"
    )
    assert rendered(with_template(tmp_path, source)).artifacts == rendered().artifacts


def test_a_template_that_leaves_something_out_is_an_error(tmp_path: Path) -> None:
    source = (
        "{% import 'macros.xml.j2' as xml %}{% call xml.component_element(component) %}"
        "{{ xml.optional(component, 'ComputerName') }}{% endcall %}"
    )
    assert failure(tmp_path, source) == (
        TEMPLATE,
        f"{PRODUCT_KEY} is missing from the rendered file",
    )


def test_a_template_that_copies_a_secret_into_a_comment_is_an_error(tmp_path: Path) -> None:
    source = (
        "{% import 'macros.xml.j2' as xml %}{% call xml.component_element(component) %}"
        "{% for node in component.nodes %}<!-- {{ node.text }} -->{{ xml.element(node) }}"
        "{% endfor %}{% endcall %}"
    )
    assert failure(tmp_path, source) == (
        TEMPLATE,
        "a comment contains a secret, and Setup does not scrub comments",
    )


def test_a_template_that_does_not_produce_xml_is_an_error(tmp_path: Path) -> None:
    where, message = failure(tmp_path, "<component>")
    assert where == "answer-file.xml.j2, line 4 of its result"
    assert message.startswith("the templates do not produce well-formed XML: ")


def test_a_template_that_fails_is_reported_with_its_line(tmp_path: Path) -> None:
    assert failure(tmp_path, "\n{{ component.nodes[0].txt }}") == (
        f"{TEMPLATE}:2",
        "the name txt is not defined",
    )


def test_comments_are_plain_ascii_and_contain_no_value() -> None:
    values = (
        (COMPUTER_NAME, "PC-1"),
        (PRODUCT_KEY, Secret(TEST_MAK)),
        (f"{COMMANDS}/CommandLine", "ver"),
        (f"oobeSystem/{SHELL_SETUP}/OOBE/HideEULAPage", "true"),
        (f"oobeSystem/{SHELL_SETUP}/AutoLogon/Password/Value", Secret(CANARY_PASSWORD)),
        ("windowsPE/Microsoft-Windows-Setup/UserData/Organization", "Contoso"),
        ("windowsPE/Microsoft-Windows-Setup/DiskConfiguration/Disk/DiskID", "0"),
        ("windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage/InstallTo/DiskID", "0"),
        (
            "windowsPE/Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand/Path",
            "wpeutil",
        ),
        ("specialize/Microsoft-Windows-UnattendedJoin/Identification/JoinDomain", "corp.example"),
        (
            "specialize/Microsoft-Windows-UnattendedJoin/Identification/Credentials/Domain",
            "corp.example",
        ),
        (
            "specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand/Path",
            "ver",
        ),
        ("auditUser/Microsoft-Windows-Deployment/Reseal/Mode", "OOBE"),
    )
    text = render_tree(a_tree(*values), target_plan("media"), Templates()).artifacts[0].data
    assert re.findall("<!-- (.*?) -->", text.decode("ascii")) == [
        "What happens to the disks",
        "Which image is installed, and where",
        "Licence and owner; a key here picks the edition and need not be the one that activates",
        "Commands of Windows PE; Setup does not scrub command lines, they stay in Panther",
        "Commands; Setup does not scrub command lines, they stay in Panther and in its logs",
        "The product key that activates Windows: the place for a MAK",
        "The machine and its owner",
        "Join of a domain; verify afterwards that the password is gone from Panther",
        "What the next start does",
        "Accounts; Setup scrubs these passwords in Panther at the end of the pass, verify it",
        "Pages of the first start",
        "Commands at sign-in; Setup does not scrub command lines, they stay in Panther",
    ]


def test_scripts_are_embedded_in_the_answer_file_whose_pass_extracts_them() -> None:
    script = {"run": "specialize", "language": "cmd", "text": "ver"}
    spec = a_spec(target="wds", windows="10-22h2", scripts=[script])

    found = {
        name: read_embedded_scripts(answer_file) is not None
        for name, answer_file in render(spec, catalog(), read_secret).answer_files.items()
    }

    assert found == {"WdsClientUnattend.xml": False, "ImageUnattend.xml": True}


def test_a_password_in_a_script_makes_the_answer_file_secret() -> None:
    script = {"run": "specialize", "language": "cmd", "text": f"net user a {CANARY_PASSWORD}"}

    rendering = render(a_spec(scripts=[script]), catalog(), read_secret)

    assert rendering.artifacts[0].holds_secret


MANIFEST_FILES = (
    Artifact("Unattend.xml", b"<unattend/>\n", holds_secret=True, last_fives=("2YT43", "Q4JK2")),
    Artifact("setup-command.txt", b"setup.exe\n", holds_secret=False),
)

MANIFEST = """\
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
    assert manifest("setup", MANIFEST_FILES) == Artifact(
        "manifest.json", MANIFEST.encode(), holds_secret=False
    )

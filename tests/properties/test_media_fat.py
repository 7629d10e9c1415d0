"""Any tree of files can be read back from a FAT image."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers import by_mtools
from tests.rendered import named
from unattend_gen.errors import OutputError
from unattend_gen.imager.fat import fat_image
from unattend_gen.imager.medium import EARLIEST, LATEST, MediumKind
from unattend_gen.output.names import require_safe_names


def are_safe(contents: dict[str, bytes]) -> bool:
    """Return whether files of these names can be in one folder."""
    folders = {above.as_posix() for name in contents for above in Path(name).parents}
    try:
        require_safe_names([*contents, *folders - {"."}])
    except OutputError:
        return False
    return True


NAMES = st.text(st.characters(codec="latin-1", categories=["L", "N"]) | st.sampled_from("._-$ ~"))
PATHS = st.lists(NAMES.filter(bool), min_size=1, max_size=4).map("/".join)
TREES = st.dictionaries(PATHS, st.binary(max_size=3000), min_size=1, max_size=12).filter(are_safe)


@settings(max_examples=25, deadline=None)
@given(TREES, st.sampled_from([MediumKind.FLOPPY, MediumKind.USB]), st.integers(EARLIEST, LATEST))
def test_mtools_read_the_image(contents: dict[str, bytes], kind: MediumKind, moment: int) -> None:
    image = fat_image(named(contents), kind, label="UNATTEND", moment=moment)

    with TemporaryDirectory() as folder:
        Path(folder, "a.img").write_bytes(image)
        assert by_mtools(Path(folder, "a.img"), Path(folder, "back")) == contents

"""A place's own slides (`meetings/template.pptx` of a pack): its board packs take their size, letters and ground from them."""

import zipfile
from pathlib import Path
from typing import Final

from hineq.packs.declared.faults import Fault
from hineq.packs.read.agendas import FOLDER
from hineq.packs.read.findings import Findings

TEMPLATE: Final = "template.pptx"
_SLIDES: Final = "ppt/presentation.xml"


def load_template(folder: Path) -> bytes | None:
    """The file, None where the pack has none."""
    path = folder / FOLDER / TEMPLATE
    return path.read_bytes() if path.is_file() else None


def check_template(folder: Path, findings: Findings) -> None:
    """Note that the file is no PowerPoint file, where it is none."""
    path = folder / FOLDER / TEMPLATE
    if not path.is_file():
        return
    try:
        with zipfile.ZipFile(path) as file:
            held = _SLIDES in file.namelist()
    except (OSError, zipfile.BadZipFile):
        held = False
    if not held:
        rule = "The file is not a PowerPoint file: save the council's template as .pptx, without a password."
        findings.fault(Fault.FILE_UNREADABLE, TEMPLATE, rule)

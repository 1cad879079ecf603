"""The board pack as a folder: the same slides in every form, written whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from hineq.board.html import html
from hineq.board.pdf import HEIGHT, pdf
from hineq.board.render import begin
from hineq.board.slides import FIGURE_COLUMNS, Deck, Picture
from hineq.model.period import day_words
from hineq.model.spreadsheet import csv_bytes

FIGURES: Final = "figures.csv"
README: Final = "README.txt"
# what each column of the figures holds, for who opens the file in ten years
_COLUMNS: Final[Mapping[str, str]] = {
    "slide": "the slide that shows the figure",
    "indicator_id": "the measure, as the data call it",
    "measure": "the measure in words",
    "area_code": "the area, by the code of the Office for National Statistics",
    "area": "the area by name",
    "series": "which vintage or method of the measure",
    "sex": "whom it counts",
    "age": "which ages it counts",
    "period": "the period as it is printed",
    "period_end": "the last day of the period",
    "kind": "figure, or baseline, target or projection of a strategy, as printed",
    "value": "the figure",
    "lower_ci": "lower limit of the 95% confidence interval, empty where there is none",
    "upper_ci": "upper limit",
    "unit": "what the value counts",
    "status": "official, estimated, modelled ...",
    "source_id": "the source, as the data call it",
}


class NotWritten(ValueError):
    """A board pack that could not be written, with what to do about it; nothing of it stands anywhere."""


def forms(deck: Deck, agenda: str, template: bytes | None = None) -> dict[str, Callable[[], bytes]]:
    """The files of a board pack by name, each made when it is asked for; `agenda` is its file's text, `template` a place's own slides."""
    name = "board-pack"
    return {
        f"{name}.pdf": lambda: pdf(deck),
        f"{name}.pptx": lambda: _pptx(deck, template),
        f"{name}.html": lambda: html(deck).encode(),
        FIGURES: lambda: csv_bytes(deck.figures),
        "agenda.yaml": agenda.encode,
        README: lambda: readme(deck).encode(),
    }


def _pptx(deck: Deck, template: bytes | None) -> bytes:
    # what writes PowerPoint takes 15 MB of a server until somebody asks for it
    from hineq.board.pptx import pptx

    return pptx(deck, template)


def begin_pictures(picture: Picture) -> None:
    """Have a picture drawn in the sizes of the forms while the other slides are made."""
    begin(picture)
    begin(picture, HEIGHT)


def write_pack(
    deck: Deck, folder: Path, agenda: str, *, template: bytes | None = None, told: Callable[[str], None] = lambda name: None
) -> tuple[str, ...]:  # fmt: skip
    """Write every form of a deck into `folder`, which then holds nothing else; the names of its files.

    All of it is made beside the folder first and put in its place at the end, so that whoever looks there finds the pack of
    before or the new one, never half of one. `told` is called with the name of each file as it is made. Raises NotWritten where the
    folder holds something else, or cannot be written.
    """
    if folder.exists() and not _may_replace(folder):
        raise NotWritten(f"{folder} holds something else than a board pack: name a new folder, or an empty one.")
    made = {}
    for name, make in forms(deck, agenda, template).items():
        told(name)
        made[name] = make()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise NotWritten(_why(folder, error)) from error
    try:
        for name, content in made.items():
            _write(beside / name, content)
        beside.chmod(0o755)
        put_in_place(beside, folder)
    except OSError as error:
        raise NotWritten(_why(folder, error)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(made)


def _may_replace(folder: Path) -> bool:
    """Whether a folder is empty or holds a board pack of before, and nothing else."""
    if not folder.is_dir():
        return False
    known = {README, FIGURES, "agenda.yaml", "board-pack.pdf", "board-pack.pptx", "board-pack.html"}
    return {path.name for path in folder.iterdir()} <= known


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def write_whole(path: Path, content: bytes) -> None:
    """Write one file whole or not at all, in a folder that is made where it is not there; NotWritten where that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
        try:
            _write(Path(made), content)
            Path(made).chmod(0o644)
            Path(made).replace(path)
        finally:
            Path(made).unlink(missing_ok=True)
    except OSError as error:
        raise NotWritten(_why(path, error)) from error


def put_in_place(beside: Path, folder: Path) -> None:
    """Put a finished folder where another may stand; where that fails the other is back."""
    if not folder.exists():
        beside.rename(folder)
        return
    before = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}.before."))
    try:
        folder.rename(before / folder.name)
        try:
            beside.rename(folder)
        except OSError:
            (before / folder.name).rename(folder)
            raise
    finally:
        shutil.rmtree(before, ignore_errors=True)


def _why(folder: Path, error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"The board pack could not be written to {folder} ({reason}): look whether you may write there, and for room on the disk. Nothing was left behind."


def readme(deck: Deck) -> str:
    """What the files of a pack are, of which figures, under which licence."""
    when = f", {day_words(deck.date)}" if deck.date else ""
    columns = "\n".join(f"  {name}: {_COLUMNS[name]}" for name in FIGURE_COLUMNS)
    licences = "\n".join(deck.attribution)
    return f"""{deck.title}
{deck.place_name}{when}
{deck.stamp.words}

The same slides in several forms. Each says the same; the notes for the presenter, where there are any, stand in the PPTX alone.

board-pack.pdf   on paper and to be read: tagged for screen readers (PDF/UA-1)
board-pack.pptx  to be shown: its charts can be opened and changed, notes for the presenter stand under the slides
board-pack.html  to be read in a browser, without a network and without scripts
figures.csv      every figure of every slide, one a row
agenda.yaml      the agenda that it was made of

To make it again: python -m hineq board FOLDER --agenda agenda.yaml --out FOLDER
To see what has changed in the figures since: open the page Meeting, which knows this pack by its data ({deck.stamp.data_hash}).

The columns of figures.csv:
{columns}

{licences}
Drawn by hineq.
"""

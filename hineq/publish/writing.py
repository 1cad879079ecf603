"""The pages without the app as a folder: one file a ward, indexes to find it by; written whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from hineq.board.writing import NotWritten, put_in_place
from hineq.insights.resident.area import council_of, my_area
from hineq.insights.resident.finding import every_ward, former_words, told_apart, unsure_words
from hineq.insights.series.figures import Figures
from hineq.insights.wards.profile import ward_tense
from hineq.insights.wards.through_time import Became
from hineq.model.area import Area
from hineq.model.place import Place
from hineq.model.tense import Tense
from hineq.model.words import AreaType
from hineq.packs.read.description import read_description
from hineq.packs.read.findings import Findings
from hineq.packs.read.national import NationalLayer
from hineq.packs.read.over import layer_among, with_wards
from hineq.packs.read.pack import load_place
from hineq.packs.read.todays import todays
from hineq.publish.file import Published, index_file, ward_file
from hineq.publish.through_time import became_of

# what the folder holds, one file a line: whoever writes there again knows its own files by it
LIST: Final = "pages.txt"
_LETTERS: Final = "letters"
Told = Callable[[str, int], None]


@dataclass(frozen=True, kw_only=True)
class Ward:
    """A ward whose page is written: its name, its file, its council, and, of one that is gone, of which years it was."""

    name: str
    file: str
    council: str
    former: str

    @property
    def code(self) -> str:
        """Its code, by which its file is called."""
        return Path(self.file).stem


@dataclass(frozen=True, kw_only=True, eq=False)
class Shown:
    """A place with one set of wards, what an address of the app says of it, and which of its wards are written."""

    query: Mapping[str, str]
    place: Place
    wards: tuple[Area, ...]

    @classmethod
    def of(cls, query: Mapping[str, str], place: Place) -> "Shown":
        """A place with all its wards, as the public may see it."""
        public = place.public_on(date.today())
        return cls(query=query, place=public, wards=every_ward(public))


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where places come from: the folder of the packs, and the national layer in it, None without one."""

    folder: Path
    layer: NationalLayer | None

    @classmethod
    def of(cls, folder: Path) -> "Source":
        """The packs and the layer of a folder; InvalidPack where the layer has faults."""
        return cls(folder=folder, layer=layer_among(folder))

    def ids(self) -> list[str]:
        """Every place: the packs, then the councils of the layer that no pack is about."""
        about = self._about()
        councils = self.layer.councils() if self.layer else ()
        below = (area.area_code for area in councils if area.area_type is not AreaType.COUNTY)
        return [*self._packs(), *(code for code in below if code not in about)]

    def _packs(self) -> list[str]:
        return sorted(path.parent.name for path in self.folder.glob("*/datapackage.json"))

    def _about(self) -> dict[str, str]:
        """The pack about an area by the area's code."""
        said = {pack: read_description(self.folder / pack, Findings()) for pack in self._packs()}
        return {one.area_code: pack for pack, one in said.items() if one}

    def _place(self, place_id: str) -> Place:
        pack = self.folder / place_id
        if (pack / "datapackage.json").is_file():
            place = load_place(pack)
        elif self.layer is not None and self.layer.has(place_id):
            place = self.layer.council(place_id)
        else:
            raise ValueError(
                f"There is no place '{place_id}' in {self.folder}: name a pack's folder, or a council's code."
            )
        return place

    def sets(self, place_id: str) -> tuple[list[Shown], str]:
        """A place, with today's wards too of every council where it lacks them, and in words what may still lack; nothing for nothing.

        ValueError for an id that is none; InvalidPack where its pack has faults.
        """
        place = self._place(place_id)
        now = todays(place, self.layer)
        shown = [Shown.of({"place": place_id}, place)]
        year = self.layer.head.vintages.get(AreaType.WARD, "") if self.layer else ""
        if self.layer and year and now.wards and not place.levels:
            todays_own = with_wards(place, self.layer.council(place.area_code), year)
            shown.insert(0, Shown.of({"place": place_id, "area": year}, todays_own))
        elif now.wards:
            about, lacking = self._about(), {ward.area_code for ward in now.wards}
            for council in dict.fromkeys(ward.parent_code for ward in now.wards):
                own = self.sets(about.get(council, council))[0][0]
                shown.append(replace(own, wards=tuple(one for one in own.wards if one.area_code in lacking)))
        return shown, unsure_words(now.unsure)


def publish(
    source: Source, place_ids: Iterable[str], folder: Path, published: Published, told: Told
) -> tuple[int, int]:
    """Write the pages of places into a folder, which then holds nothing else; how many wards, and the bytes of the largest page.

    All is made beside the folder first and put in its place at the end. Raises NotWritten where the folder holds something else
    or cannot be written, ValueError for an unknown place, InvalidPack for a faulty one: then nothing is written.
    """
    if folder.exists() and not may_replace(folder):
        raise NotWritten(
            f"{folder} holds something else than published pages: name a new folder, or an empty one. Nothing was written."
        )
    ids = list(place_ids)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise NotWritten(_why(folder, error)) from error
    try:
        sizes, files = [], []
        for name, content in _pages(source, ids, published, told):
            _write(beside / name, content)
            files.append(name)
            sizes.append(len(content))
        _write(beside / LIST, "".join(f"{name}\n" for name in sorted([*files, LIST])).encode())
        beside.chmod(0o755)
        put_in_place(beside, folder)
    except OSError as error:
        raise NotWritten(_why(folder, error)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    wards = [
        name for name in files if "/" in name and not name.endswith("index.html") and not name.startswith(_LETTERS)
    ]
    return len(wards), max(sizes)


def may_replace(folder: Path) -> bool:
    """Whether a folder is empty, or holds pages of before and nothing else."""
    if not folder.is_dir():
        return False
    there = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()
    }
    if not there:
        return not any(folder.iterdir())
    with suppress(OSError, UnicodeDecodeError):
        return there <= set((folder / LIST).read_text(encoding="utf-8").splitlines())
    return False


def _pages(source: Source, ids: list[str], published: Published, told: Told) -> Iterator[tuple[str, bytes]]:
    """Every file with its content: the wards of each place, its index, then the indexes of all."""
    places: list[tuple[str, str]] = []
    wards: list[Ward] = []
    whole: Place | None = None
    for number, place_id in enumerate(ids):
        told(f"Writing {place_id}", number * 100 // len(ids))
        own: list[Ward] = []
        sets, unsure = source.sets(place_id)
        whole = sets[0].place
        for shown in sets:
            for ward, content in _wards(place_id, shown, source.layer, published):
                # an earlier ward may stand in several sets of wards
                if ward.file not in {one.file for one in own}:
                    own.append(ward)
                    yield ward.file, content
        if own:
            places.append((whole.name, f"{place_id}/index.html"))
            yield f"{place_id}/index.html", _place_index(whole, own, unsure)
            wards += own
    if whole is None:
        raise ValueError("There is no place to publish.")
    yield from _indexes(places, wards, whole)
    told("Done", 100)


def _wards(
    place_id: str, shown: Shown, layer: NationalLayer | None, published: Published
) -> Iterator[tuple[Ward, bytes]]:
    """The page of every ward of one set of a place, each held against the council that it lies in."""
    place = shown.place
    whole = Figures.of(place)
    levels: dict[str, Figures] = {}
    became: dict[str, Became | None] = {}
    for ward in shown.wards:
        council = council_of(place, ward.area_code)
        if council not in levels:
            levels[council] = whole if council == place.area_code else whole.within(council)
        if ward.parent_code not in became:
            became[ward.parent_code] = became_of(layer, ward.parent_code)
        area = my_area(levels[council], ward.area_code, became[ward.parent_code])
        about = Ward(
            name=area.ward, file=f"{place_id}/{ward.area_code}.html", council=area.council,
            former=former_words(ward, place) if ward_tense(ward, place) is Tense.PAST else "",
        )  # fmt: skip
        yield about, ward_file(area, levels[council].place, {**shown.query, "ward": ward.area_code}, published)


def _place_index(place: Place, wards: list[Ward], unsure: str) -> bytes:
    """The wards of a place: those that there are, then those that are gone, by their years; `unsure` says where today's may lack."""
    by_years: dict[str, list[Ward]] = {"": []}
    for one in wards:
        by_years.setdefault(one.former, []).append(one)
    there = _listed(by_years.pop(""))
    said = " ".join(filter(None, ("Pick the ward that you live in.", unsure)))
    more = [(years, _listed(gone)) for years, gone in by_years.items()]
    return index_file(f"The wards of {place.name}", said, there, place, up=True, more=more)


def _listed(wards: list[Ward]) -> list[tuple[str, str]]:
    """The wards of a place by name, each with its file as seen from its folder."""
    names = told_apart([(one.name, one.council) for one in wards])
    return sorted((name, one.file.partition("/")[2]) for name, one in zip(names, wards, strict=True))


def _indexes(places: list[tuple[str, str]], wards: list[Ward], place: Place) -> Iterator[tuple[str, bytes]]:
    """The index of all places; of several places an index of their wards by first letter too, to find a ward without a script."""
    letters: dict[str, list[Ward]] = {}
    if len(places) > 1:
        # a ward may stand in the folders of two places; the first of them, a pack's, has more to tell
        once = {one.code: one for one in reversed(wards)}.values()
        for ward in sorted(once, key=lambda one: (one.name, one.council)):
            letters.setdefault(ward.name[:1].upper(), []).append(ward)
    for letter, own in letters.items():
        links = [(f"{one.name}, {one.council}", f"../{one.file}") for one in own]
        yield (
            f"{_LETTERS}/{_file_of(letter)}",
            index_file(f"Wards that begin with {letter}", "Pick your ward.", links, place, up=True),
        )
    by_letter = [(letter, f"{_LETTERS}/{_file_of(letter)}") for letter in sorted(letters)]
    more = [("Wards by first letter", by_letter)] if by_letter else []
    yield "index.html", index_file("Find your area", "Pick your council.", sorted(places), place, more=more)


def _file_of(letter: str) -> str:
    return f"{letter.lower() if letter.isascii() and letter.isalnum() else ord(letter)}.html"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _why(folder: Path, error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"The pages could not be written to {folder} ({reason}): look whether you may write there, and for room on the disk. Nothing was left behind."

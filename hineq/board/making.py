"""A board pack from a pack's folder and an agenda: read, made, written, and kept for the next meeting where that is asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from hineq.board.deck import deck
from hineq.board.easel import easel
from hineq.board.powerpoint.ground import ground
from hineq.board.setting import Setting
from hineq.board.slides import Deck
from hineq.board.writing import NotWritten, begin_pictures, write_pack, write_whole
from hineq.insights.meeting.default import default_agenda
from hineq.insights.series.figures import Figures
from hineq.model.agenda import Agenda, Audience
from hineq.model.spreadsheet import csv_bytes
from hineq.packs.declared.faults import Fault
from hineq.packs.read.agenda_text import agenda_yaml
from hineq.packs.read.agendas import FOLDER, load_agenda
from hineq.packs.read.findings import Findings
from hineq.packs.read.pack import load_place
from hineq.packs.read.problems import InvalidPack
from hineq.packs.read.records import last_before, load_record, record_name, records
from hineq.packs.read.templates import load_template


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a board pack is asked to be: of which pack, by which agenda (None for the one that hineq proposes), for whom, about
    which of its levels, on which slides (the pack's own template where none is named), whether its figures are kept, and where it is written."""

    folder: Path
    out: Path
    agenda: Path | None = None
    audience: Audience | None = None
    area_code: str = ""
    template: Path | None = None
    keep: bool = False


def make_pack(asked: Asked, told: Callable[[str, int], None]) -> tuple[str, ...]:
    """Make and write a board pack; what was written, in lines. `told` is called with what is being done and how much is, in per cent.

    Raises InvalidPack with every fault of the pack or of the agenda, and NotWritten where the pack cannot be written; either way
    nothing is written.
    """
    told("Reading the figures", 0)
    figures, agenda = _read(asked)
    template = _template(asked)
    told("Making the slides", 15)
    last = last_before(records(asked.folder, figures.place.area_code), agenda.date)
    setting = Setting(figures=figures, audience=agenda.audience, shown_last=load_record(last) if last else None)
    done = iter((50, 65, 80, 92, 95, 98))
    with easel():
        made = deck(setting, agenda, begin_pictures)
        names = write_pack(
            made, asked.out, agenda_yaml(agenda), template=template, told=lambda name: told(f"Writing {name}", next(done))
        )  # fmt: skip
    kept = (_keep(asked, made, figures.place.area_code),) if asked.keep else ()
    told("Done", 100)
    return (
        f"{made.title}: {len(made.slides)} slides. {made.stamp.words}.",
        *(str(asked.out / name) for name in names),
        *kept,
    )


def _read(asked: Asked) -> tuple[Figures, Agenda]:
    place = load_place(asked.folder)
    agenda = load_agenda(asked.agenda, place) if asked.agenda else None
    if agenda and asked.audience:
        agenda = replace(agenda, audience=asked.audience)
    area_code = asked.area_code or (agenda.area_code if agenda else "")
    figures = Figures.of(place)
    if area_code and area_code != place.area_code:
        if area_code not in {area.area_code for area in place.levels}:
            findings = Findings()
            levels = ", ".join(area.area_code for area in place.levels) or f"none but {place.area_code}"
            rule = f"The pack has no such level: name one of {levels}."
            findings.fault(Fault.ID_UNKNOWN, asked.folder.name, rule, column="area", value=area_code)
            raise InvalidPack(asked.folder.name, findings.faults)
        figures = figures.within(area_code)
    if agenda is None:
        last = last_before(records(asked.folder, figures.place.area_code), None)
        proposed = default_agenda(figures, asked.audience or Audience.BOARD, since_last=last is not None)
        agenda = replace(proposed, area_code=area_code)
    return figures, agenda


def _template(asked: Asked) -> bytes | None:
    """The template that is named, or the pack's own; NotWritten where it cannot be read or used."""
    try:
        template = asked.template.read_bytes() if asked.template else load_template(asked.folder)
    except OSError as error:
        raise NotWritten(f"The template cannot be read ({error.strerror}): name a .pptx file.") from error
    try:
        ground(template)
    except ValueError as error:
        raise NotWritten(f"{error} Nothing was written.") from error
    return template


def _keep(asked: Asked, made: Deck, area_code: str) -> str:
    """Keep the figures of a pack beside its agendas, so that the next meeting can begin with what has changed."""
    day = made.date or made.stamp.snapshot
    path = asked.folder / FOLDER / record_name(day, area_code, made.stamp.data_hash)
    write_whole(path, csv_bytes(made.figures))
    return f"{path} (kept: the next meeting begins with what has changed since)"

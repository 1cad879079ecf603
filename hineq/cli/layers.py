"""Layers of a council's own on the command line: `new`, `import` and `update`."""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hineq.cli.arguments import released
from hineq.cli.saying import NOTHING, refused, unwritable
from hineq.model.source import Release
from hineq.model.words import FigureStatus, Polarity, Sex, ValueType
from hineq.packs.read.problems import InvalidPack

if TYPE_CHECKING:
    from hineq.packs.bring.bringing import Small


def commands(into: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    new = into.add_parser("new", help="make a council's first layer over the national one")
    new.add_argument("name", help="the layer's folder in the folder data, and its name in addresses")
    new.add_argument("--area", required=True, help="the ONS code of the county, district or unitary authority")
    new.add_argument("--over", default="england", help="the layer that it lies over")
    new.add_argument("--from", dest="source", type=Path, help="a folder whose files are brought into it")
    new.add_argument("--data", type=Path, default=Path("data"), help="the folder of the layers")
    _answers(new)
    new.set_defaults(run=_new)
    for name, run, words in (
        ("import", _import, "bring files of figures into a layer: what others publish, or a sheet of your own"),
        (
            "update",
            _update,
            "lay a new release over an old one: what is new, revised, withdrawn; kept as the log that residents read",
        ),
    ):
        command = into.add_parser(name, help=words)
        command.add_argument(
            "files",
            type=Path,
            nargs="*",
            help="the files: Fingertips, ONS, Nomis, Indices of Deprivation, a plain sheet ...",
        )
        command.add_argument("--into", type=Path, help="the layer's folder, such as data/<place>")
        command.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
        small = command.add_argument_group("figures of neighbourhoods")
        small.add_argument(
            "--lookup", type=Path, help="the ONS's look-up from neighbourhoods to wards, by which they are carried"
        )
        small.add_argument(
            "--deaths",
            type=Path,
            nargs="+",
            default=[],
            help="deaths by neighbourhood, sex and age: with --people ward life expectancy is made",
        )
        small.add_argument(
            "--people",
            type=Path,
            nargs="+",
            default=[],
            help="people by neighbourhood, sex and age; by them figures without counts are averaged over wards",
        )
        small.add_argument("--year", type=int, help="of which year these are, where a file does not say")
        if name == "import":
            command.add_argument("--template", type=Path, help="write the template of a plain sheet to this file")
        _answers(command)
        command.set_defaults(run=run)


def _answers(command: argparse.ArgumentParser) -> None:
    said = command.add_argument_group("what the files cannot say")
    said.add_argument("--sex", choices=list(Sex), help="whom the figures count, where a file does not say")
    said.add_argument("--age", default="", help="of which ages")
    said.add_argument("--unit", default="", help="the unit: '%%', 'years', 'per 1,000 live births'")
    said.add_argument("--value-type", choices=list(ValueType), help="what kind of number it is")
    said.add_argument("--polarity", choices=list(Polarity), help="which way is good")
    said.add_argument("--theme", default="Local figures", help="the theme under which new measures stand")
    said.add_argument("--publisher", default="", help="who published the figures")
    said.add_argument("--source", dest="source_title", default="", help="the title of what they were published in")
    said.add_argument("--licence", default="", help="its licence, such as 'Open Government Licence v3.0'")
    said.add_argument("--published", type=released, default="", help="the day, month or year of its release: 2026-05")
    said.add_argument(
        "--release",
        type=Release,
        choices=list(Release),
        default=Release.PUBLISHED,
        help="a draft is never served by a public instance; provisional figures are marked",
    )
    said.add_argument(
        "--public-from", type=date.fromisoformat, help="from which day a public instance serves it: 2026-12-01"
    )
    said.add_argument(
        "--as-published",
        action="store_true",
        help="a sheet's figures were released already: its small numbers stay as they are",
    )
    said.add_argument(
        "--measure", action="append", default=[], metavar="MEASURE=INDICATOR", help="tie a measure, by its name or its publisher's id, to an indicator"
    )  # fmt: skip


def _new(parsed: argparse.Namespace) -> int:
    from hineq.packs.bring.making import new_layer

    folder = parsed.data / parsed.name
    if not re.fullmatch(r"[A-Za-z0-9_]+", parsed.name):
        print(
            f"'{parsed.name}' is no name of a layer: write letters, digits and underscores, as it stands in addresses."
        )
        return 2
    files: list[Path] = []
    if parsed.source is not None:
        if not parsed.source.is_dir():
            print(f"There is no folder {parsed.source}: name the one whose files are to be brought. {NOTHING}")
            return 2
        files = sorted(path for path in parsed.source.iterdir() if path.is_file() and not path.name.startswith("."))
        if not files:
            print(f"There is no file in {parsed.source}: name the folder whose files are to be brought. {NOTHING}")
            return 2
    try:
        missing = new_layer(folder, parsed.area, parsed.over)
    except InvalidPack as error:
        return refused(error.problems)
    except OSError as error:
        return unwritable(folder, error)
    print(f"{folder} is made. Its pages open with the figures of {parsed.over}. Still missing:")
    for line in missing:
        print(f"  {line}")
    if parsed.source is None:
        return 0
    left = f"{folder} stays as a layer without figures of its own: bring those of {parsed.source} into it with `python -m hineq import ... --into {folder}`."
    return _bring(files, folder, parsed, dry_run=False, complete=False, left=left)


def _import(parsed: argparse.Namespace) -> int:
    if parsed.template is not None:
        return _template(parsed.template)
    return _asked(parsed, complete=False)


def _update(parsed: argparse.Namespace) -> int:
    return _asked(parsed, complete=True)


def _asked(parsed: argparse.Namespace, *, complete: bool) -> int:
    if not (parsed.files or parsed.deaths) or parsed.into is None:
        print("Name the files, and the layer that they go into: `--into data/<place>`.")
        return 2
    if (parsed.people and not parsed.lookup) or (parsed.deaths and not (parsed.people and parsed.lookup)):
        print(
            "Figures of neighbourhoods are carried to wards by a `--lookup`: name it beside `--people`; life expectancy is made of `--deaths`, `--people` and a `--lookup`."
        )
        return 2
    named = (*parsed.files, *parsed.deaths, *parsed.people, *([parsed.lookup] if parsed.lookup else []))
    if missing := next((path for path in named if not path.is_file()), None):
        print(f"There is no file {missing}: look how it is spelled, and in which folder it lies. {NOTHING}")
        return 2
    from hineq.packs.bring.bringing import Small

    small = Small(lookup=parsed.lookup, deaths=tuple(parsed.deaths), people=tuple(parsed.people), year=parsed.year)
    return _bring(parsed.files, parsed.into, parsed, dry_run=parsed.dry_run, complete=complete, small=small)


def _template(path: Path) -> int:
    from hineq.packs.bring.bringing import write_template

    try:
        write_template(path)
    except OSError as error:
        return unwritable(path, error)
    print(f"{path} is written: fill in a row a figure, and take the example out or leave it, it is passed over.")
    return 0


def _bring(
    files: Sequence[Path],
    folder: Path,
    parsed: argparse.Namespace,
    *,
    dry_run: bool,
    complete: bool,
    small: "Small | None" = None,
    left: str = NOTHING,
) -> int:
    """Bring files into a layer; `left` says what there is where nothing could be brought."""
    from hineq.packs.bring.answers import Answers
    from hineq.packs.bring.bringing import plan_of, summary
    from hineq.packs.bring.writing import write

    ties = dict(one.split("=", 1) for one in parsed.measure if "=" in one)
    answers = Answers(
        sex=Sex(parsed.sex) if parsed.sex else None, age=parsed.age, unit=parsed.unit,
        polarity=Polarity(parsed.polarity) if parsed.polarity else None,
        value_type=ValueType(parsed.value_type) if parsed.value_type else None, theme=parsed.theme, publisher=parsed.publisher,
        source=parsed.source_title, licence=parsed.licence, published=parsed.published,
        status=FigureStatus.PROVISIONAL if parsed.release is Release.PROVISIONAL else None, release=parsed.release, public_from=parsed.public_from, ties=ties,
        as_published=parsed.as_published,
    )  # fmt: skip
    try:
        plan = plan_of(files, folder, answers, date.today(), complete=complete, small=small)
        for line in plan.lines:
            print(line)
        for line in summary(plan):
            print(line)
        if plan.asks:
            print(f"{len(plan.asks)} question{'' if len(plan.asks) == 1 else 's'} first:")
            for ask in plan.asks:
                print(f"  {ask}")
            print(left)
            return 1
        if plan.brings_nothing:
            print(left)
            return 1
        if dry_run:
            print(f"{NOTHING} Without --dry-run it is.")
            return 0
        write(plan)
    except InvalidPack as error:
        return refused(error.problems, left)
    except OSError as error:
        return unwritable(folder, error)
    print(f"{folder} is written and sound.")
    return 0

"""`python -m hineq publish FOLDER`: a plain HTML page for every ward, to be served by any server of files."""

import argparse
import os
import sys
from pathlib import Path

from tqdm import tqdm

from hineq.cli.saying import refused
from hineq.model.settings import DATA, FEEDBACK, feedback_link, value
from hineq.packs.read.problems import InvalidPack


def commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser(
        "publish",
        help="write a plain HTML page for every ward, with indexes to find it by: no server of ours, no script",
    )
    command.add_argument("folder", type=Path, help="the folder to write; published pages there are replaced")
    command.add_argument("--place", default="", help="a pack's folder name or a council's code; without it every place")
    command.add_argument(
        "--data", type=Path, default=Path(value(os.environ, DATA) or "data"), help="the folder of the packs"
    )
    command.add_argument(
        "--app", default="", help="the address of the app that the pages lead into; without it they lead nowhere"
    )
    command.add_argument(
        "--feedback",
        default=value(os.environ, FEEDBACK),
        help="an e-mail or https address for what residents think",
    )
    command.set_defaults(run=_publish)


def _publish(parsed: argparse.Namespace) -> int:
    # imported here, so that no other command waits for it
    from hineq.board.writing import NotWritten
    from hineq.publish.file import Published
    from hineq.publish.writing import Source, publish

    if parsed.app and not parsed.app.startswith(("https://", "http://")):
        print(
            f"--app must be the address of the app, such as https://health.example.gov.uk, got '{parsed.app}'. Nothing was written."
        )
        return 1
    bar = tqdm(total=100, bar_format="{desc:<32} {bar:24} {percentage:3.0f}%", file=sys.stderr)

    def told(what: str, done: int) -> None:
        bar.set_description_str(what)
        bar.update(done - bar.n)

    try:
        published = Published(app=parsed.app, feedback=feedback_link(parsed.feedback))
        source = Source.of(parsed.data)
        ids = [parsed.place] if parsed.place else source.ids()
        wards, largest = publish(source, ids, parsed.folder, published, told)
    except InvalidPack as error:
        bar.close()
        return refused(error.problems)
    except (NotWritten, ValueError) as error:
        bar.close()
        print(error)
        return 1
    bar.close()
    print(
        f"{wards:,} wards of {len(ids)} {'place' if len(ids) == 1 else 'places'} are published in {parsed.folder}; the largest page has {largest / 1000:.1f} kB."
    )
    return 0

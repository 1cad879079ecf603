"""Files that were fetched, written into a folder: all of them, each whole, or none."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hineq.packs.fetch.refusals import NotFetched

_PIECE: Final = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """A file that was written: its rows or areas, whether the service's own count says the same number, whether it is new.

    `counted` is False where the service gives no count.
    """

    path: Path
    rows: int
    counted: bool = False
    fresh: bool = True


def pieces(path: Path) -> Iterator[bytes]:
    """The bytes of a file, piece by piece."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def write_all(folder: Path, files: Mapping[str, Iterable[bytes]]) -> None:
    """Write files by their names into a folder, which is made where it is not there; one of the name before is replaced.

    No file is replaced before all are on the disk. Raises NotFetched where the disk refuses.
    """
    made = {name: folder / f".{name}.next" for name in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in made.items():
            with path.open("wb") as file:
                file.writelines(files[name])
                file.flush()
                os.fsync(file.fileno())
        for name, path in made.items():
            os.replace(path, folder / name)
    except OSError as error:
        said = error.strerror or str(error)
        raise NotFetched(
            f"The files cannot be written ({said})", str(folder), "Look whether you may write there, and for room."
        ) from None
    finally:
        if folder.is_dir():
            for path in made.values():
                path.unlink(missing_ok=True)

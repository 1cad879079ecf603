"""A folder put in the place of another one, whole: what stood there stays until the new one is in its place."""

import shutil
from pathlib import Path


def put_in_place(made: Path, into: Path, before: Path) -> None:
    """Put the folder `made` where `into` stands, which waits at `before` meanwhile; OSError where the disk refuses: then it stands again.

    Where an earlier try was killed between the two moves, what waits at `before` is all that there is, and is put back first.
    """
    if not into.exists() and before.exists():
        before.rename(into)
    shutil.rmtree(before, ignore_errors=True)
    if into.exists():
        into.rename(before)
    try:
        made.rename(into)
    except OSError:
        if before.exists():
            before.rename(into)
        raise
    shutil.rmtree(before, ignore_errors=True)

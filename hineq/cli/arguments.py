"""What a word of the command line may be, where it is more than a text."""

import argparse

from hineq.model.source import is_dated


def released(said: str) -> str:
    """The day, the month or the year of a release as it is written; argparse.ArgumentTypeError where it is none."""
    if said and not is_dated(said):
        raise argparse.ArgumentTypeError(
            f"'{said}' is no day, month or year: write it like 2026-05-14, 2026-05 or 2026."
        )
    return said

"""What a file leaves unsaid: the question that is asked for it, and the name that its figures then have."""

import re

import pandas as pd


def sex_asked(figures: pd.DataFrame) -> tuple[str, ...]:
    """The question whom figures count, where some do not say; none where all do."""
    missing = int((figures.sex == "").sum())
    if not missing:
        return ()
    whose = "No row says" if missing == len(figures) else f"{missing:,} of {len(figures):,} rows do not say"
    return (f"{whose} whom the figures count: say it with --sex Persons, Male or Female.",)


def called_after(file: str) -> str:
    """What figures are called that are named nowhere but in the name of their file.

    >>> called_after("life-expectancy_2023.csv")
    'life expectancy 2023'
    """
    return re.sub(r"[_-]+", " ", file.rsplit(".", 1)[0]).strip() or file

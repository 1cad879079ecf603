"""The words of the field in plain English."""

import re
from collections.abc import Iterable

from hineq.model.abbreviation import Abbreviation

# what documents of councils and the NHS write short, spelled out; a pack has its own beside them
ABBREVIATIONS = {
    "CCG": "Clinical Commissioning Group, the local NHS body that planned and paid for care until 2022",
    "ICS": "Integrated Care System, the partnership of NHS bodies and councils of an area",
}
GLOSSARY = {
    "95% confidence interval": "The range in which the true figure very probably lies. Small wards have wide ranges: "
    "where two ranges overlap much, the difference may be chance.",
    "Age standardised": "Worked out as if every area had the same mix of ages, so that an area with many older people "
    "does not look unhealthy for that reason alone.",
    "Baseline": "The figure from which a strategy starts to count.",
    "Benchmark": "Another area's figure that an area is compared with. Not a target.",
    "Crude": "Not age standardised: a young area can look healthier than it is.",
    "Disability-free life expectancy": "Years that a person can expect to live without a long-lasting illness or "
    "disability that limits daily life.",
    "Estimated": "Worked out by hineq or somebody else from figures of other areas or years, such as a ward's from its "
    "neighbourhoods': not a figure that a publisher gives for the area. Marked wherever it stands.",
    "Healthy life expectancy": "Years that a person can expect to live in good health, as people judge it themselves.",
    "Indices of Deprivation": "The government's measure of how deprived each neighbourhood of England is. Each release "
    "is made in its own way: compare positions within a release, not scores between releases.",
    "Infant mortality": "Deaths before the first birthday for every 1,000 babies born alive.",
    "Life expectancy at birth": "How long a baby would live on average if today's death rates held for its whole life.",
    "Modelled": "What a statistical model expects of an area like this one, not what was counted there. Marked wherever it stands.",
    "Outturn": "The figure that came about, held against what was promised.",
    "Polarity": "Which way is good: for life expectancy high is good, for smoking low is good.",
    "Prediction interval": "The range in which a future figure should lie in 95 of 100 cases, if the past goes on.",
    "Recent trend": "Whether the last five yearly figures rose or fell by more than chance would explain.",
    "Series": "Figures made in one way. When the way changes a new series begins, and the two are never joined.",
    "Slope index of inequality": "The difference between the most and the least deprived end of a line, in the measure's own "
    "unit: years, percentage points. The line is fitted to the wards of an area (or to its neighbourhoods: each index says "
    "which) in the order of their deprivation. Bigger means more unequal.",
    "Target": "A figure that somebody promised to reach by a date.",
    "Trajectory": "The path from the baseline to the last target, year by year.",
    "Ward": "An area that elects councillors. Boundaries change: the wards here are those that the figures are for.",
}


def abbreviations_in(texts: Iterable[str], own: Iterable[Abbreviation] = ()) -> str:
    """The abbreviations that stand in any of these texts, spelled out in one line; empty where there is none.

    `own` are those of the place beside the general ones.

    >>> abbreviations_in(["The ETC is part of the ICS", "CCGX"], [Abbreviation(short="ETC", meaning="Exampleton Care")])
    'ETC: Exampleton Care. ICS: Integrated Care System, the partnership of NHS bodies and councils of an area.'
    """
    written = " ".join(texts)
    known = ABBREVIATIONS | {one.short: one.meaning for one in own}
    shown = [short for short in sorted(known) if re.search(rf"\b{re.escape(short)}s?\b", written)]
    return " ".join(f"{short}: {known[short]}." for short in shown)

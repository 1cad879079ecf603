"""The page docs/estimates.md: what a run of `benchmarks.rebasing_error` found, and what follows for ranks.

Every number is the run's; where a sentence judges, the run's numbers choose it.
"""

import re
import textwrap

import numpy as np
import pandas as pd

from benchmarks.estimate_errors import NEARLY_EXACT, POOR, TOLERATED, Run, limit, nearly_exact, summary
from benchmarks.rebasing_tables import (
    FIT_WORDS,
    OFTEN,
    also_uncertain,
    blocks,
    by_fit,
    by_indicator,
    by_number,
    by_rule,
    by_size,
    by_step,
    by_ward,
    known_truth,
    markdown,
    most_moved,
    ruled_out,
    share,
    told,
    worst,
)
from benchmarks.ward_estimates import Way
from hineq.model.estimate import Fit

# if so many figures may move, and what is said beside it; the limit is borne where it lies between the limits of AROUND
MAY_MOVE, AROUND = (0.1, 0.15, TOLERATED, 0.25, 0.3), (0.15, 0.25)
NUMBER_HEADS = (
    "indicator", "unit", "spread of wards", "MSOA against neighbourhoods", "of spread", "whole against by land", "of spread",
    "the same, poor overlap", "of spread", "poor overlap: pass over one ward",
)  # fmt: skip
WORST_HEADS = (
    "ward",
    "neighbourhoods",
    "overlap",
    "residents alike",
    "median error",
    "figures that pass over one ward",
)


def page(run: Run) -> str:
    """The whole page, as Markdown."""
    parts = [
        "# How far ward estimates are from the truth",
        "Made by `python -m benchmarks.rebasing_error --from FOLDER --write`; every number below is that run's. The same "
        "errors, as a table: `data/england/estimate_errors.csv`.",
        *_in_short(run),
        *_what_was_measured(run),
        *_overlap(run),
        *_truth(run),
        *_ranks(run),
        "## By indicator",
        "Median error / nine in ten under / bias, in the indicator's unit. The spread is the distance between the ward a "
        "quarter up and the ward three quarters up; '-' where the middle half of wards stand at one figure. The command prints the "
        "same by the number of neighbourhoods.",
        markdown(by_indicator(run), NUMBER_HEADS),
        "## The wards that the two ways make least alike",
        markdown(worst(by_ward(run)), WORST_HEADS),
        *_closing(),
    ]
    text = "\n\n".join(part if part.startswith(("#", "|")) else _filled(part) for part in parts) + "\n"
    return re.sub(r"(?<=\S)\n\n(?=- )", "\n", text)


def _filled(text: str) -> str:
    mark = "  " if text.startswith("- ") else ""
    return textwrap.fill(text, 120, subsequent_indent=mark, break_long_words=False, break_on_hyphens=False)


def _in_short(run: Run) -> list[str]:
    fits, made = by_fit(run), blocks(run)
    poor, good, coarse = fits.iloc[0], fits.iloc[-1], made.iloc[0]
    return [
        "## In short",
        f"- Where neighbourhoods cover a ward well (overlap over {FIT_WORDS[Fit.GOOD].split()[-1]}: {good.wards:,.0f} wards), "
        f"making the figure the other way changes it by {share(good['median'])} of the spread between wards (median; nine in "
        f"ten under {share(good.p90)}).",
        f"- Where they cover it badly (under {POOR}: {poor.wards:,.0f} wards) it changes by {share(poor['median'])} (nine in ten "
        f"under {share(poor.p90)}), and {share(poor.over_one)} of figures pass more than one other ward of their council.",
        f"- Made of whole MSOAs, figures are off by {share(coarse['median'])} of the spread (nine in ten under "
        f"{share(coarse.p90)}) over the {coarse.wards:,.0f} wards that get one: the finer block is worth having.",
        f"- {_verdict(run)}",
    ]


def _what_was_measured(run: Run) -> list[str]:
    wards = run.figures.ward.nunique()
    return [
        "## What was measured",
        f"A ward's figure is made of neighbourhoods (LSOA 2021), each given whole to the ward that it fits best. For the "
        f"{len(run.measures)} figures that wards get from LSOA 2021 and the {wards:,} wards that have a neighbourhood "
        f"({run.without} have none), the same figure was made in other ways by `hineq.methods.rebasing`:",
        "- **Coarser.** Of MSOAs, each given whole to the ward where most of its residents live. Error: that figure less the "
        "neighbourhoods', which are the truth for an MSOA. "
        f"{wards - int(blocks(run).wards.iloc[0]):,} wards get no MSOA at all and are not counted. MSOAs were also "
        "shared among wards by their residents, which every ward gets.",
        "- **Overlap.** Each neighbourhood's land shared among the official wards it lies in, its people taken as spread "
        "evenly over it. Error: the figure as it is shown less this one. **Neither is the truth**: best fit puts people of "
        "the next ward in, land puts people where nobody lives. The difference says how much hangs on the choice.",
        "An error is told in the indicator's unit and as a share of the spread between wards, so that indicators can be put "
        "side by side. Overlap is the land that a ward and its neighbourhoods share, over the land that either has.",
    ]


def _overlap(run: Run) -> list[str]:
    land = run.land
    # of one council alone nothing can lie astray
    astray, touching = (
        np.quantile(part if part.size else [np.nan], (0.5, 0.9)) for part in (land.astray, land.touching)
    )
    large = summary(run, run.figures.fit, (Way.WHOLE, Way.BY_LARGE_PARTS), Way.BY_AREA)["median"]
    plain = by_fit(run)["median"]
    wards, same, far = nearly_exact(run, Way.BY_AREA)
    same_large = nearly_exact(run, Way.BY_LARGE_PARTS)[1]
    alike = run.figures[run.figures.overlap > NEARLY_EXACT].drop_duplicates("ward").alike
    return [
        "## Whole neighbourhoods against their land",
        told(by_fit(run)),
        "A ward passes another where the other's figure lies between its own two, all others standing as they are shown. "
        "'Pass over a tenth' counts more than a tenth of the wards of its council, for places alone depend on its size: of the "
        f"wards with a poor overlap, {_sizes(run)}.",
        f"**The outlines are rough** (neighbourhoods to 200 m, wards to 60 m). No neighbourhood lies in two councils, so what "
        f"falls across a council's border shows the outlines' own error: of the neighbourhoods that touch one, "
        f"{share(astray[0])} of the land falls astray (median; nine in ten under {share(astray[1])}), against "
        f"{share(touching[0])} ({share(touching[1])}) across borders of wards. Part of every difference here is therefore the "
        f"drawing's, most where the fit is good: with every part under {share(land.small)} of its neighbourhood left out, "
        f"the median falls from {share(plain.iloc[2])} to {share(large[Fit.GOOD])} where overlap is good and from "
        f"{share(plain.iloc[0])} to {share(large[Fit.POOR])} where it is poor. {len(land.left_whole)} neighbourhoods lie mostly "
        f"outside the council that the lookup gives them ({', '.join(land.left_whole) or 'none'}) and stay whole.",
        _exactness(wards, same, same_large, far, alike),
    ]


def _sizes(run: Run) -> str:
    sizes = by_size(run).dropna(subset=["wards"])
    small, large = sizes.iloc[0], sizes.iloc[-1]
    return (
        f"{share(small.over_one)} of figures pass over one ward in councils of {sizes.index[0]} and {share(large.over_one)} in those "
        f"of {sizes.index[-1]}, but {share(small.over_tenth)} and {share(large.over_tenth)} over a tenth"
    )


def _exactness(wards: int, same: float, same_large: float, far: float, alike: "pd.Series[float]") -> str:
    if not wards:
        return f"No ward has an overlap over {NEARLY_EXACT}."
    return (
        f"**Nearly exact fits.** In the {wards} wards with an overlap over {NEARLY_EXACT}, {share(same)} of figures print the same "
        f"both ways, and {share(same_large)} with small parts left out; nine in ten differ by less than {share(far)} of the "
        f"spread. The rest is no fault of the sums (a made-up country whose wards are exact comes out without any error: "
        f"`tests/test_rebasing_error.py`). Land is not people: a broad ward can swallow a corner where the next ward's people "
        f"live, so that these wards hold between {alike.min():.0%} and {alike.max():.0%} of residents alike."
    )


def _truth(run: Run) -> list[str]:
    rows = known_truth(run)
    return [
        "## Where the truth is known: MSOAs",
        told(blocks(run)),
        "For a ward made of whole MSOAs it is known which residents it should have: here the difference truly is an error. The "
        "overlap below is of residents (those whom both ways count over those whom either counts), not of land.",
        told(rows),
    ]


def _verdict(run: Run) -> str:
    strict, lax = (limit(by_step(run), tolerated) for tolerated in AROUND)
    if strict >= POOR >= lax:
        return (
            f"**{POOR} is borne** as the overlap under which a ward is not ranked, though there is no cliff: the error falls "
            f"steadily with the overlap."
        )
    word = "too low" if lax > POOR else "stricter than need be"
    return f"**{POOR} is {word}** as the overlap under which a ward is not ranked: {lax} to {strict} would be borne."


def _limits(run: Run) -> str:
    steps = by_step(run)
    return ", ".join(f"{limit(steps, tolerated)} if {tolerated:.0%} may" for tolerated in MAY_MOVE)


def _ranks(run: Run) -> list[str]:
    numbers = by_number(run)
    shown = numbers.rename(
        index=lambda name: f"{FIT_WORDS[Fit(name.split(', ')[0])]}; neighbourhoods: {name.split(', ')[1]}"
    )
    out = ruled_out(run, numbers)
    left = by_rule(run, numbers)
    wards = by_ward(run)
    often = wards[wards.moved >= OFTEN]
    poor = wards[wards.fit == Fit.POOR]
    councils = run.figures.drop_duplicates("ward").assign(out=out).groupby("council").out
    code_names = wards.drop_duplicates("council").set_index("council").ltla24_name
    emptied = sorted(code_names[councils.mean()[lambda lost: lost > 0.5].index])
    also = also_uncertain(numbers)
    of_poor = often[often.fit == Fit.POOR]
    return [
        "## What it means for ranks",
        told(by_step(run)),
        f"{len(often):,} wards pass more than one other in half or more of their figures; {len(of_poor):,} of them are among the "
        f"{len(poor):,} with a poor overlap, in {of_poor.council.nunique()} of the {poor.council.nunique()} councils that have such.",
        f"{_verdict(run)} A limit is a judgement of how many figures may move. The lowest overlap from which on, in every "
        f"step, at most so many figures pass over a tenth of their council: {_limits(run)}.",
        told(shown),
        f"**The rule that follows.** A ward is not ranked where its overlap is under {POOR}" + _also(also) + ". "
        f"That leaves out {councils.sum().sum():,.0f} wards. {(councils.sum() == 0).sum()} councils lose none, and "
        f"{len(emptied)} more than half of theirs{': ' * bool(emptied)}{', '.join(emptied)}. Of the figures of the wards that are left, "
        f"{share(left.over_one.iloc[1])} pass more than one other ward and {share(left.over_tenth.iloc[1])} over a tenth of "
        f"their council:",
        told(left),
        f"A rank that is shown is a place give or take one, for {share(1 - left.over_one.iloc[1])} of figures. The figure of a "
        "ward that is not ranked may still be shown, as an estimate. The councils with most wards of poor overlap that often pass more than one other:",
        markdown(
            most_moved(wards), ("council", "wards", "poor overlap", "of these, pass over one ward in half of figures")
        ),
    ]


def _also(also: pd.DataFrame) -> str:
    """The classes above the limit that are as uncertain."""
    told = []
    for name, row in also.iterrows():
        fit, number = str(name).split(", ")
        told.append(
            f", or is {FIT_WORDS[Fit(fit)].split(', ')[1]} and its neighbourhoods are {number} "
            f"({row.wards:,.0f} wards, {share(row.over_tenth)} of whose figures pass over a tenth)"
        )
    return "".join(told).replace("are 1 (", "are one alone (")


def _closing() -> list[str]:
    return [
        "## How to read it",
        "- The median is what to expect of a ward's figure; nine in ten are closer than the second number.",
        "- A bias far smaller than the median means that errors go both ways: sums over many wards are hardly touched.",
        "- Numbers of people are hit harder than shares and means: a wrong neighbourhood adds all its people.",
        "- Read 'of spread' to ask whether wards can be told apart, the unit to ask whether the figure can be quoted.",
        "## What was not measured",
        "- Figures counted for the wards themselves, such as Census tables by ward: none are at hand, so that no error of a "
        "best fit of neighbourhoods against the truth is known.",
        "- Where in a neighbourhood its people live: by land, a village in one corner is spread over the fields.",
        "- The error of the neighbourhoods' own figures: rounded, perturbed, suppressed, shrunk or modelled at source.",
        "- Earlier releases (LSOA 2011 and 2001), which need one more best fit; the Census wards of 2011, which need none.",
        "- All figures together count measures that are close to each other (a share and its complement) several times.",
    ]

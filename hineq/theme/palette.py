"""The colours and the common settings of every chart and map, on a light and on a dark ground."""

from dataclasses import dataclass
from typing import Any

from hineq.model.document_words import Judgement
from hineq.model.words import Outcome, Polarity, SpreadEnd, TargetStatus

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", system-ui, sans-serif'

# pictures are measured without a browser, in a font that vl-convert carries and that is as wide as Arial, which readers have
PICTURE_FONT = '"Liberation Sans", Arial, Helvetica, sans-serif'


# the words on a chart are as large as those of a page, in pixels
TEXT = 16


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Inks for one ground: text, quiet text, the accent of the local area, the second of a pair, two more of a series of
    four (teal and plum), the benchmark's grey, the warning red."""

    ground: str
    text: str
    quiet: str
    rule: str
    accent: str
    pale_accent: str
    second: str
    teal: str
    plum: str
    benchmark: str
    bad: str
    good: str


LIGHT = Palette(
    ground="#ffffff", text="#0b0c0c", quiet="#505a5f", rule="#dcdfe1", accent="#12436D", pale_accent="#7a9ab8", second="#F46A25",
    teal="#28A197", plum="#801650",
    benchmark="#505a5f", bad="#b1281b", good="#00703c",
)  # fmt: skip
DARK = Palette(
    ground="#11161c", text="#f3f4f5", quiet="#b9c1c7", rule="#39424b", accent="#8ec3f2", pale_accent="#5f86ab", second="#ff9b66",
    teal="#28A197", plum="#d87fb0",
    benchmark="#b9c1c7", bad="#ff9486", good="#6fd3a0",
)  # fmt: skip

# room for the words at the right end of lines, in pixels, so that a phone does not cut them off
END_LABELS = {"left": 0, "top": 5, "right": 30, "bottom": 5}


def palette(*, dark: bool) -> Palette:
    """The palette of a ground."""
    return DARK if dark else LIGHT


# FingertipsNext, benchmark comparison at 95%
OUTCOME_COLOURS = {
    Outcome.BETTER: "#00703C",
    Outcome.SIMILAR: "#FFDD00",
    Outcome.WORSE: "#D4351C",
    Outcome.LOWER: "#5694CA",
    Outcome.HIGHER: "#003078",
    Outcome.NOT_COMPARED: "#ffffff",
}


def outcome_fill(outcome: Outcome, ink: Palette) -> str:
    """The fill of an outcome's mark on a ground: what was not compared is hollow, the quietest mark of all."""
    return ink.ground if outcome is Outcome.NOT_COMPARED else OUTCOME_COLOURS[outcome]


# a shape beside each colour: green beside red is 1.28 to 1
OUTCOME_SHAPES = {
    Outcome.BETTER: "triangle-up",
    Outcome.SIMILAR: "circle",
    Outcome.WORSE: "triangle-down",
    Outcome.LOWER: "triangle-left",
    Outcome.HIGHER: "triangle-right",
    Outcome.NOT_COMPARED: "square",
}
OUTCOME_MARKS = {
    Outcome.BETTER: "▲", Outcome.SIMILAR: "●", Outcome.WORSE: "▼", Outcome.LOWER: "◀", Outcome.HIGHER: "▶",
    Outcome.NOT_COMPARED: "□",
}  # fmt: skip
# what is said with the marks of a comparison, since it is one of another kind
SPREAD_LIKE = {SpreadEnd.POOREST: Outcome.WORSE, SpreadEnd.NEITHER: Outcome.SIMILAR, SpreadEnd.BEST: Outcome.BETTER}
JUDGED_LIKE = {Judgement.STRENGTH: Outcome.BETTER, Judgement.WEAKNESS: Outcome.WORSE}
STATUS_MARKS = {
    TargetStatus.MET: "✔", TargetStatus.MISSED: "✖", TargetStatus.ON_TRACK: "▲", TargetStatus.BEHIND: "▼",
    TargetStatus.MOVING_AWAY: "◀", TargetStatus.NO_OUTTURN: "○",
}  # fmt: skip
# the one colour of each status, by the name of the ink: red only for what was missed and for what became worse
STATUS_INKS = {
    TargetStatus.MET: "good", TargetStatus.ON_TRACK: "good", TargetStatus.MISSED: "bad", TargetStatus.MOVING_AWAY: "bad",
    TargetStatus.BEHIND: "text", TargetStatus.NO_OUTTURN: "quiet",
}  # fmt: skip
# quintiles of the national tools: best to worst (theirs run the other way, which readers met as backwards), and lowest to
# highest where neither end is worse
JUDGED_QUINTILES = ("#D494C1", "#BC6AAA", "#A44596", "#812972", "#561950")
PLAIN_QUINTILES = ("#E4DDFF", "#CBBEF4", "#AA90EC", "#8B60E2", "#6B33C3")


def quintile_colours(polarity: Polarity) -> tuple[str, ...]:
    """The five fills of wards by their quintile, the first one first: dark is worse, or higher where neither end is worse.

    Quintile 1 is the poorest fifth where one end is worse, the lowest where neither is.
    """
    return PLAIN_QUINTILES if polarity is Polarity.NO_JUDGEMENT else JUDGED_QUINTILES[::-1]


def status_ink(status: TargetStatus, ink: Palette) -> str:
    """The colour of a status on a ground."""
    return str(getattr(ink, STATUS_INKS[status]))


def chart_config(ink: Palette) -> dict[str, Any]:
    """Altair's `configure` values that every chart shares: transparent ground, near-black text, quiet grid."""
    text = {"labelColor": ink.text, "titleColor": ink.text, "labelFontSize": TEXT, "titleFontSize": TEXT}
    return {
        "background": "transparent",
        # a picture is one image with its text: neither its marks nor its axes are read out one by one
        "aria": False,
        "mark": {"aria": False},
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            **text, "titleFontWeight": "normal", "gridColor": ink.rule, "domainColor": ink.rule,
            "tickColor": ink.rule, "labelPadding": 6, "titlePadding": 10,
        },
        "legend": text,
        "header": text,
        "text": {"color": ink.text, "fontSize": TEXT, "font": FONT},
        "title": {
            "anchor": "start", "frame": "group", "color": ink.text, "fontSize": 20, "fontWeight": 600, "offset": 14,
            "subtitleColor": ink.quiet, "subtitleFontSize": TEXT, "subtitlePadding": 6,
        },
    }  # fmt: skip

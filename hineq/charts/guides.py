"""A guide to each chart: what it shows, how to read it, what to do next; docs/charts is made of these."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, kw_only=True)
class ChartGuide:
    """The guide to the chart that a function of this room draws.

    `page` is the file of the page under pages/ that draws it (without its ending). `shows` is what is drawn, `read` how
    its marks are read, one sentence a mark, `next` what a reader may do with what was found.
    """

    module: str
    function: str
    title: str
    page: str
    shows: str
    read: tuple[str, ...]
    next: str

    @property
    def name(self) -> str:
        """The name of the chart, without the ending of its function."""
        return self.function.removesuffix("_chart")


GUIDES: Final = (
    ChartGuide(
        module="target_trend",
        function="target_trend_chart",
        title="Trend against target",
        page="targets",
        shows="One measure through time: what was promised, what came of it, and what has been published since.",
        read=(
            "Dashed with hollow diamonds: the promise, from its baseline to its last target.",
            "Solid: the published figures of the series that the target is held against; the thin lines through them are "
            "their 95% intervals, where there are any.",
            "A paler line: figures since, in a series that may have been made in another way; the lines are not joined.",
            "The bracket: how far the outturn lies from the target in the period that decided the status.",
            "Grey: the area it is compared with, in the same series; dotted grey: what was forecast for that area. Several areas "
            "have a colour and a dash of their own, up to four, each named at its end.",
        ),
        next="Choose a year to project to, more areas beside it, or two dates. If the interval of the outturn holds the target, speak of both in one breath; "
        "if the series was changed, do not subtract across the break.",
    ),
    ChartGuide(
        module="ages",
        function="ages_chart",
        title="Residents by age",
        page="ward",
        shows="The share of a ward's or a council's residents in each age band, beside the country's; of a council also by sex.",
        read=(
            "A bar: the area's share of residents in a band of ages, oldest at the top, so that a wide top is an old area.",
            "An outline: the country's share in the same band. A bar past its outline means more residents of that age than there.",
            "By sex each age has two bars, women above men, in per cent of all residents of both; who is in no age that is published by "
            "sex is the last pair.",
        ),
        next="Before a crude rate is called high, look whether the area is old: illness and death come with age. "
        "Rates that are adjusted for age need no such look.",
    ),
    ChartGuide(
        module="sparkline",
        function="sparkline_chart",
        title="A target in a tile",
        page="overview",
        shows="The trend against target in small: its axes name the first and last period, the lowest and the highest figure.",
        read=(
            "Dashed: the promise; solid: what came of it; paler: figures since.",
            "The upright bar: the distance at the last target, in the colour of the status.",
        ),
        next="Follow the tile's link to the trend with its intervals and projection.",
    ),
    ChartGuide(
        module="gap_lines",
        function="gap_lines_chart",
        title="A gap through time, men and women",
        page="inequality",
        shows="How far apart two groups are in each period, for men and for women.",
        read=(
            "Zero is no gap: the higher a line, the further apart the two are; below zero it is a lead.",
            "The word at the end of a line is its newest gap.",
        ),
        next="Ask what the average did in the same years: below the pictures both stand side by side.",
    ),
    ChartGuide(
        module="ward_bars",
        function="ward_bars_chart",
        title="Every ward, in order",
        page="map",
        shows="The wards on one measure from the poorest figure to the best, each with its 95% interval.",
        read=(
            "A dot is a ward's figure, the line through it what chance allows.",
            "The upright rules are the whole place (dashed) and the country (solid).",
            "A square is a ward that is among the poorest by the chosen rule; the fill is the ward's class on the map.",
        ),
        next="Look which intervals reach over the rule of the place: of those wards it cannot be said that they differ.",
    ),
    ChartGuide(
        module="ward_shapes",
        function="ward_shapes_chart",
        title="The map as a picture",
        page="map",
        shows="The wards in the classes of the map, to take into a report; nothing is fetched to draw it.",
        read=(
            "The colour is the ward's class, its legend stands below: dark is worse, or higher where neither end is worse.",
            "The sign before a name marks the wards that are picked out by the chosen rule.",
            "A dotted ward has no figure, or only a rough one.",
        ),
        next="Print it beside the wards in order: a map shows where, the chart how firmly.",
    ),
    ChartGuide(
        module="spine",
        function="spine_chart",
        title="A ward's spine",
        page="ward",
        shows="One ward on every measure that has a better and a worse end, by theme.",
        read=(
            "Each row runs from the poorest ward at the left to the best at the right.",
            "The filled mark is the ward with its interval; its shape and colour say how it compares with the place.",
            "The upright stroke is the whole place, the hollow diamond the country.",
        ),
        next="Begin with the dots whose interval lies wholly left of the place's mark, and open those measures on the map.",
    ),
    ChartGuide(
        module="dumbbell",
        function="dumbbell_chart",
        title="Two sides on every measure",
        page="compare",
        shows="Two wards, or two groups of wards, on each measure between the poorest ward and the best.",
        read=(
            "The circle is the left side, the diamond the right side.",
            "At the left the poorest ward, at the right the best; the figures stand outside of the marks.",
            "In colour, with a word: more than chance at 95%. What chance may explain and what has no interval is folded, in grey.",
        ),
        next="Read what is in colour, then the table below for intervals and periods.",
    ),
    ChartGuide(
        module="slope",
        function="slope_chart",
        title="The social gradient, ward by ward",
        page="inequality",
        shows="Every ward by its place in the order of deprivation, with the line that fits them.",
        read=(
            "From left to right: from the most to the least deprived, each ward at the middle of its share of residents.",
            "The size of a dot is the number of residents, the line through it its 95% interval.",
            "The slope of the line, from one end to the other, is the slope index of inequality.",
        ),
        next="A ward whose whole interval lies off the line is worse or better off than its deprivation goes with: ask why there.",
    ),
    ChartGuide(
        module="slope",
        function="fifths_chart",
        title="The social gradient in fifths",
        page="inequality",
        shows="The wards in five groups by deprivation, with the figure of each.",
        read=(
            "Each dot is a fifth of the wards with its 95% interval and its figure.",
            "The line is the one through the single wards.",
        ),
        next="Look whether every step goes the same way: a gradient calls for action for all, a break for one group.",
    ),
    ChartGuide(
        module="gap_history",
        function="gap_history_chart",
        title="The average, or the gap, through time",
        page="inequality",
        shows="The average of the place and the gap inside it, two pictures on the same years.",
        read=(
            "Grey is the average. The accent is the gap, from zero: higher is more unequal.",
            "The upright lines are 95% intervals, where there are any.",
            "A hollow diamond is a gap measured in another way: it is joined to nothing.",
        ),
        next="An average that improves over a gap that widens means that the better off gained more: say both.",
    ),
    ChartGuide(
        module="priority",
        function="priority_chart",
        title="Where first: the wards in order",
        page="first",
        shows="The wards by their overall rank over many measures, and how far that rank may move.",
        read=(
            "The dot is the rank, 1 the poorest; a square is a ward on the strategy's list.",
            "The pale bar: the ranks that leaving out one measure gives. The thin line: those that the intervals allow.",
            "The pale ground holds the poorest fifth.",
        ),
        next="Call a ward one of the poorest only where bar and line stay on the pale ground; move the weights and look "
        "who leaves it.",
    ),
    ChartGuide(
        module="priority",
        function="matrix_chart",
        title="Which measures first",
        page="first",
        shows="The measures by how many times as high they are at the most deprived end as at the least.",
        read=(
            "A bar begins at 1, where both ends are alike.",
            "A full bar is a measure of the strategy, a pale one is tied to a priority of it (by hineq), a hollow one is "
            "neither.",
        ),
        next="Look for long hollow bars: unequal, and not in the strategy.",
    ),
    ChartGuide(
        module="behind",
        function="behind_chart",
        title="What needs attention first",
        page="overview",
        shows="The measures that are significantly worse than the country's, by how many authorities do better on each.",
        read=(
            "A full bar: all authorities do better; half a bar: half of them do.",
            "In the bar or after it: the newest figure of the place, and the country's in the same period.",
            "Not drawn: what has no spread of authorities (it is named under the picture), and what could not be tested.",
        ),
        next="Follow a measure's link to its trend, to see whether it gets better and whether anything was promised.",
    ),
    ChartGuide(
        module="authority_spread",
        function="authority_spread_chart",
        title="The place among other authorities",
        page="standing",
        shows="One measure a row: how authorities are spread from the poorest to the best, and where the place lies.",
        read=(
            "The thin line holds all, the thicker bar the middle eight tenths, the thickest the middle half; the upright "
            "stroke is the median.",
            "▼ the place in the poorest fifth, ● between, ▲ in the best fifth.",
        ),
        next="Begin with the ▼. Where the bar is short, a few hundredths change the rank: look at the values in the table.",
    ),
    ChartGuide(
        module="scarf",
        function="scarf_chart",
        title="A gap in life expectancy by age and cause",
        page="causes",
        shows="How many years of a gap each group of ages gives, cut into causes of death.",
        read=(
            "A strip is a group of ages, its total at its end; a piece is a cause, with its letter or name.",
            "Pieces left of the line are years that would be lost, not gained.",
        ),
        next="A long strip of young ages is few deaths and many years: ask what would prevent them.",
    ),
    ChartGuide(
        module="scarf",
        function="cause_bars_chart",
        title="A gap in life expectancy by cause",
        page="causes",
        shows="How many years each cause of death gives to a gap, all ages together.",
        read=("The longest bar first, with its years at its end; left of the line are years that would be lost.",),
        next="The first two or three bars usually hold most of the gap: set them beside what services do about them.",
    ),
)

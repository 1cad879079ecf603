"""How hineq decides its words: the rules behind met and missed, better and worse, firm and not firm."""

from markupsafe import Markup

from hineq.insights.series.residents import years_words
from hineq.insights.standing.peer_words import like_places_rule
from hineq.insights.targets.status import STATUS_RULES
from hineq.model.enough import LEAST_COVERAGE, LEAST_RELIABLE
from hineq.model.likeness import Beside
from hineq.model.place import Place
from hineq.model.words import Outcome
from hineq.ui.html import outcome_html, status_html
from hineq.ui.layout.piece import piece
from hineq.ui.views import wards as ward_views
from hineq.ui.views.kept import kept
from hineq.ui.views.peers import peers

_BY_THE_STRATEGY = (
    "By the strategy: the wards that it names, for the sex that it names them for; the page names each ward on which the "
    "list and the figures differ. "
)


def show_rules(place: Place, place_id: str) -> None:
    """Every rule in a few sentences."""
    piece(kept(place_id, _rules_html, place, place_id))


def status_rules_html() -> Markup:
    """By which rule a target has each status."""
    mould = Markup("<p>{}. {}</p>")
    return Markup("").join(mould.format(status_html(one, str(one)), rule) for one, rule in STATUS_RULES.items())


def _rules_html(place: Place, place_id: str) -> Markup:
    told: list[Markup] = []

    def subsection(heading: str) -> None:
        told.append(Markup("<h3>{}</h3>").format(heading))

    def paragraph(words: str) -> None:
        told.append(Markup("<p>{}</p>").format(words))

    if place.targets:
        subsection("Met, missed, on track")
        told.append(status_rules_html())
        paragraph(
            "The share of a promised change that came is made of the figures as published, before they are rounded."
        )
    subsection("Better, similar, worse")
    told.append(Markup("<p>{}</p>").format(Markup(" &nbsp; ").join(outcome_html(one) for one in Outcome)))
    paragraph(
        "An area is better or worse than a benchmark when its whole 95% confidence interval lies on the good or the bad side "
        "of the benchmark's figure; touching counts as similar, and the benchmark's own interval is not used. Where neither "
        "end is worse the words are higher and lower. A figure without an interval is not compared, and nothing is "
        "compared across series or periods. Where the place has no figure of its own, its wards are compared with their "
        f"average (counts over denominators where there are counts, else weighted by {years_words(place.population)}), and the page says so. Of many comparisons one in twenty would "
        "differ by chance alone: where more than 20 are held against one figure, the page says how many that makes, and 99.8% can be chosen in place of 95%. The "
        "interval of 99.8% is made from the counts where that of 95% was; a published one is widened on the scale on which chance "
        "is about normal (the logarithm for rates, the logit for proportions)."
    )
    if found := peers(place_id, Beside.LIKE):
        subsection("Like places")
        paragraph(like_places_rule(found))
    subsection("Small wards")
    paragraph(
        "The wards at the ends of a small place are partly there by chance. Where a tenth or more of the spread between wards is "
        f"chance (reliability under {LEAST_RELIABLE}), or the intervals of the two at the ends overlap, no ward is named in a heading: the range "
        "after each figure is drawn towards the average by its own share of chance (empirical Bayes, Efron and Morris, 1975) "
        "stands beside the published one."
    )
    subsection("Missing figures")
    paragraph(
        f"What has no figure counts as neither better nor worse. Where fewer than {LEAST_COVERAGE:.0%} of the wards have a figure there is no "
        f"order of wards on it; a ward that lacks figures that count on more than {1 - LEAST_COVERAGE:.0%} of what counts is not ranked, and is named."
    )
    subsection("Confidence intervals")
    paragraph(
        "Published intervals are shown as published. Where the publisher gives a count and its true denominator, hineq works "
        "them out: Wilson score intervals for proportions, exact Poisson limits under 10 events and Byar's approximation "
        "from 10 for rates. Averages of small-area figures, shares of residents by class of neighbourhood, and rates over "
        "somebody else's denominator get none."
    )
    subsection("The poorest wards")
    paragraph(
        f"{_BY_THE_STRATEGY if ward_views.poorest_list(place_id) else ''}By the figures: the poorest fifth of the wards with a figure, "
        "rounded up, or the wards that are significantly worse than the place. The page says which rule is in use."
    )
    subsection("Recent trend and projection")
    paragraph(
        "The recent trend needs five figures of single years that share no day, each with a confidence interval: a weighted line "
        "through the last five, significant at 99.8%, whose direction holds when each figure in turn is left out. Otherwise it cannot "
        "be calculated, and the page says why. A projection carries on the level of at least five figures whose "
        "periods share no day, the newer ones weighing more; it and its 95% prediction interval were chosen and fitted by a test on past "
        "figures of English authorities, whose result stands beside each projection. Figures that share months with the pandemic are left out."
    )
    subsection("A change")
    paragraph(
        "A change between two figures whose periods share no day is tested by the 95% limits of the difference, made from those "
        "of the two figures (Newcombe, 1998): more than chance, or within the margin of error. Where either figure has no "
        "interval the change is not tested: its size is given, and that it is not tested. Where the straight line through at least five figures "
        "that share no day, the first and the last among them, does not go the same way by more than chance, nor the last differs so from each of them, it is not borne out by the years between: "
        "neither better nor worse."
    )
    return Markup("").join(told)

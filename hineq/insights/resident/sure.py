"""The third thing that a resident is told: how sure the figures are, how old they are, and what is not known."""

from hineq.insights.resident.facts import Fact, Facts
from hineq.insights.resident.saying import Part, Section, Term
from hineq.insights.wording.numbers import difference, joined, printed_difference
from hineq.model.words import FigureStatus

# so many things are named in a sentence
_FEW = 2
RANGE = Term(word="Range", meaning="The true figure lies in it 19 times out of 20, which is very likely.")
OTHERS = Term(word="Estimated", meaning="Worked out from other figures, not counted for the ward itself.")
ESTIMATED = Term(
    word="Estimated from neighbourhoods",
    meaning="Worked out from the small areas that fit the ward best, not counted for the ward itself.",
)
MODELLED = Term(word="Modelled", meaning="What sums expect of an area like this one, not what was counted there.")


def sure_section(facts: Facts) -> Section:
    """How far chance and estimates move the figures, how old they are, and on what there is none."""
    kinds = {one.kind for one in facts.all if one.kind}
    terms = [RANGE] if any(one.likely for one in facts.all) else []
    terms += [ESTIMATED] if any(kind.endswith("neighbourhoods") for kind in kinds) else []
    terms += [OTHERS] if str(FigureStatus.ESTIMATED) in kinds else []
    terms += [MODELLED] if str(FigureStatus.MODELLED) in kinds else []
    parts = [Part(sentences=said) for said in (_chance(facts), _made(facts), _age(facts)) if said]
    parts += [lacking] if (lacking := _lacking(facts)) else []
    return Section(
        heading="How sure this is",
        parts=tuple(parts),
        terms=tuple(terms),
    )


def _chance(facts: Facts) -> tuple[str, ...]:
    """That few people live in a ward, how wide the widest range of a life is, and what is called better or worse."""
    if not facts.all:
        return ()
    said = ["Few people live in one ward, so chance alone moves its figures."]
    ranged = [one for one in facts.lives if one.likely]
    if ranged:
        widest = max(ranged, key=_width)
        size = difference(_width(widest), widest.view.indicator)
        said.append(f"The range for {widest.plain.brief} is {size} wide.")
    if any(outcome.tested for one in facts.all for outcome, _ in one.against):
        said.append("This page says better or worse only when the whole range lies on one side of the other figure.")
        said.append("Where two places are in truth the same, chance will still make 1 in 20 look different.")
    return tuple(said)


def _width(fact: Fact) -> float:
    return printed_difference(fact.ward["lower_ci"], fact.ward["upper_ci"], fact.view.indicator.decimals)


def _made(facts: Facts) -> tuple[str, ...]:
    """How many figures are no official ones, and that the estimates of a ward that neighbourhoods fit badly are left out."""
    said = []
    if unofficial := [one for one in facts.all if one.kind]:
        kinds = joined(sorted({one.kind.partition(" ")[0] for one in unofficial}), "or")
        many, every = len(unofficial), len(facts.all)
        which = (
            f"{many} of the {every} figures"
            if many < every
            else f"All {every} figures"
            if every > 1
            else "The one figure"
        )
        said.append(f"{which} here {'is' if many == 1 else 'are'} {kinds}, and marked so.")
    if facts.ward.roughly_fitted:
        said.append(
            "The small areas on which figures are counted fit this ward badly. So estimates from them are left out."
        )
    return tuple(said)


def _age(facts: Facts) -> tuple[str, ...]:
    """Of when the oldest and the newest figures are, and of when the data are where a year is only that of a release."""
    if not facts.all:
        return ()
    ends = sorted((one.view.ended.year, one.view.period) for one in facts.all)
    oldest, newest = ends[0], ends[-1]
    between = f"The oldest figures are of {oldest[1]}, the newest of {newest[1]}."
    said = [f"The figures are of {newest[1]}." if oldest[1] == newest[1] else between]
    if dated := sorted({one.view.period for one in facts.all if one.dated}):
        said.append(f"Figures of {joined(dated)} are named for the year they came out. What they count is older.")
    return tuple(said)


def _lacking(facts: Facts) -> Part | None:
    """On what there is no figure of this ward, as a list where it is long; None where on nothing."""
    if not facts.lacking:
        return None
    # a rough estimate is a figure: the ward's own page has it
    none = "no figure that fits this ward" if facts.ward.roughly_fitted else "no figure for this ward"
    if len(facts.lacking) <= _FEW:
        return Part(sentences=(f"There is {none} on {joined(facts.lacking, 'or')}.",))
    return Part(heading="What is not known here", lead=f"There is {none} on these:", sentences=facts.lacking)

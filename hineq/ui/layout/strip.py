"""The strip of selectors under a page's heading: each one changes the one selection, in its callback."""

from collections.abc import Callable, Sequence

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from hineq.insights.standing.peer_words import choice_words
from hineq.insights.targets.beside import MOST_BESIDE, comparator_names, comparator_notes
from hineq.insights.targets.options import MeasureOption
from hineq.insights.wards.comparing import Confidence
from hineq.insights.wards.levels import level_words
from hineq.insights.wards.poorest import PoorestRule
from hineq.insights.wards.selection import WardSelection
from hineq.insights.wording.numbers import capital, count_word
from hineq.model.area import Area
from hineq.model.likeness import Beside
from hineq.model.place import Place
from hineq.model.words import AreaType, Sex
from hineq.packs.read.problems import InvalidPack
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import choose, choose_parameter, page_parameter
from hineq.ui.markdown import as_written
from hineq.ui.views.peers import choices, like_areas, peers
from hineq.ui.views.place import opened, place_choices, ward_sets

# what the address calls a choice that one page alone reads
_CONFIDENCE, _HIGHLIGHT, _COMPARE, _PROJECT = "confidence", "highlight", "compare", "project"

# two lists, the field that finds, Present and Meeting stand in one row at 1440
_WIDE = 265


def strip() -> DeltaGenerator:
    """The row that the selectors stand in; it wraps on a phone."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="strip")


def pick(
    label: str,
    options: Sequence[str],
    current: str,
    words: Callable[[str], str],
    change: Callable[[str], None],
    *,
    key: str,
    width: int,
    unset: str | None = None,
    label_hidden: bool = False,
) -> None:
    """A select box that shows `current` and calls `change` with what the reader picks; a hidden label is still read out.

    A list of one is no choice: it stands there in words.
    """
    choices = list(options) if unset is None else ["", *options]
    if len(choices) == 1:
        hidden = "hq-hidden" if label_hidden else "hq-quiet"
        piece(
            Markup('<p class="hq-one"><span class="{}">{}: </span>{}</p>').format(hidden, label, words(choices[0])),
            width="content",
        )
        return
    st.session_state[key] = current if current in choices else choices[0]
    st.selectbox(
        label,
        choices,
        key=key,
        width=width,
        format_func=words if unset is None else lambda choice: words(choice) if choice else unset,
        on_change=lambda: change(st.session_state[key]),
        label_visibility="collapsed" if label_hidden else "visible",
    )


def pick_place(current: str) -> None:
    """The place, where there is more than one, and the level of it, or the set of its wards, where it has several."""
    pack, _, area_code = current.partition("/")
    places = place_choices()
    if len(places) > 1:
        pick(
            "Place",
            list(places),
            pack,
            places.__getitem__,
            lambda place_id: choose(place=place_id, area="", ward="", group=""),
            key="pick_place",
            width=_WIDE,
            label_hidden=True,
        )
    try:
        whole, sets = opened(pack).place, ward_sets(pack)
    except InvalidPack:  # the page says what is wrong with it
        return
    words = level_words(whole) or ({whole.area_code: _own_wards(whole)} if sets else {})
    words |= {name: capital(said) for name, said in sets.items()}
    if words:
        first = next(iter(words))
        pick(
            "Area",
            list(words),
            area_code or first,
            lambda area_code: words[area_code],
            lambda area_code: choose(area="" if area_code == first else area_code, ward="", group=""),
            key="pick_area",
            width=_WIDE,
            label_hidden=True,
        )


def _own_wards(place: Place) -> str:
    """What the wards are that the place opens with."""
    if years := place.vintages.get(AreaType.WARD, ""):
        return f"Wards of {years}"
    gone = max((ward.gone_by or 0 for ward in place.wards_gone), default=0) if place.wards_ended else 0
    return f"Wards until {gone}" if gone else "Its own wards"


def pick_ward_measure(place: Place, chosen: WardSelection) -> None:
    """Indicator, sex and period for figures of wards."""
    pick(
        "Measure",
        chosen.indicators,
        chosen.indicator_id,
        dict(zip(chosen.indicators, chosen.names, strict=True)).__getitem__,
        lambda indicator_id: choose(indicator=indicator_id),
        key="pick_indicator",
        width=480,
    )
    # what is of everybody, or of homes, is for nobody apart
    if chosen.sexes != (Sex.PERSONS,):
        pick(
            "For",
            [str(sex) for sex in chosen.sexes],
            str(chosen.sex),
            lambda sex: Sex(sex).people,
            lambda sex: choose(sex=sex),
            key="pick_sex",
            width=120,
        )
    pick(
        "Period",
        list(reversed(chosen.periods)),
        chosen.period,
        str,
        lambda period: choose(period=period),
        key="pick_period",
        width=130,
    )


def pick_ward(place: Place, current: str, *, unset: str | None = "no ward chosen", today: bool = False) -> None:
    """The ward: does all that a click on the map does; with `today` only wards that have not changed since."""
    wards = place.wards if today else (*place.wards, *place.earlier_wards)
    names = {ward.area_code: ward.area_name for ward in wards}
    pick(
        "Ward",
        list(names),
        current,
        lambda area_code: names[area_code],
        lambda area_code: choose(ward=area_code),
        key="pick_ward",
        width=200,
        unset=unset,
    )


def step_ward(ward: Area, icon: str, key: str) -> None:
    """A button to the ward before or after the one that is shown."""
    st.button(as_written(ward.area_name), icon=icon, key=key, on_click=lambda: choose(ward=ward.area_code))


def pick_rule(first: PoorestRule, *, has_list: bool) -> PoorestRule:
    """By which rule the poorest wards are highlighted, as the address says; without the list where there is none."""
    rules = {str(rule): rule for rule in PoorestRule if has_list or rule is not PoorestRule.LIST}
    current = rules.get(page_parameter(_HIGHLIGHT), first)
    st.session_state["poorest_rule"] = str(current)

    def change() -> None:
        picked = PoorestRule(st.session_state["poorest_rule"])
        choose_parameter(_HIGHLIGHT, "" if picked is first else str(picked))

    st.segmented_control(
        "Highlight the poorest by", [str(rule) for rule in rules.values()], key="poorest_rule",
        format_func=lambda rule: PoorestRule(rule).word, required=True, on_change=change,
    )  # fmt: skip
    return current


def pick_confidence() -> Confidence:
    """How sure a comparison is to be, as the address says; another choice goes into the address."""
    wanted = page_parameter(_CONFIDENCE)
    # the sign of per cent is left out of the address
    known = {confidence.value.rstrip("%"): confidence for confidence in Confidence}
    current = known.get(wanted, Confidence.USUAL)
    st.session_state["pick_confidence"] = str(current)

    def change() -> None:
        picked = Confidence(st.session_state["pick_confidence"])
        choose_parameter(_CONFIDENCE, "" if picked is Confidence.USUAL else picked.value.rstrip("%"))

    st.segmented_control(
        "Call it different at", [str(confidence) for confidence in Confidence], key="pick_confidence",
        format_func=lambda value: Confidence(value).word, required=True, on_change=change,
    )  # fmt: skip
    return current


def pick_measure(options: list[MeasureOption], current: MeasureOption) -> None:
    """A measure through time: its indicator and sex together, those with a target first."""
    by_key = {option.key: option for option in options}

    def words(key: str) -> str:
        return f"{by_key[key].words}{' (target)' if by_key[key].has_target else ''}{by_key[key].also}"

    def change(key: str) -> None:
        choose(indicator=by_key[key].indicator_id, sex=str(by_key[key].sex))

    pick("Measure", list(by_key), current.key, words, change, key="pick_measure", width=530)


def pick_beside(place_id: str, current: Beside) -> None:
    """What a place is held against, for every page that holds it against others; nothing where it has the country alone."""
    found = choices(place_id)
    if len(found) < 2:
        return
    place = opened(place_id).place
    words = {str(beside): choice_words(beside, place, peers(place_id, beside)) for beside in found}
    pick(
        "Held against", list(words), str(current), words.__getitem__,
        lambda beside: choose(beside="" if beside == Beside.COUNTRY else beside), key="pick_beside", width=_WIDE,
    )  # fmt: skip


def pick_comparators(place: Place, beside: Beside = Beside.COUNTRY) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Other areas to draw beside the place, as the address says, and sentences on those that it names in vain.

    Those above and beside it, and its like places by name. Without a choice the country, or the region where the place is held
    against that; so too where an address names none that is known.
    """
    like = like_areas(place.place_id)
    names = comparator_names(place, like)
    regions = (code for code in names if code in place.areas and place.areas[code].area_type is AreaType.REGION)
    first = next(regions, place.benchmark_code) if beside is Beside.REGION else place.benchmark_code
    wanted = [code for code in page_parameter(_COMPARE).split(",") if code]
    current = tuple(dict.fromkeys(code for code in wanted if code in names))[:MOST_BESIDE] or (first,)
    st.session_state["pick_comparators"] = list(current)

    def change() -> None:
        picked = st.session_state["pick_comparators"]
        choose_parameter(_COMPARE, "" if picked in ([], [first]) else ",".join(picked))

    st.multiselect(
        f"Compare with (at most {count_word(MOST_BESIDE)})", list(names), key="pick_comparators", format_func=names.__getitem__,
        max_selections=MOST_BESIDE, on_change=change, width=420, placeholder="Choose areas",
    )  # fmt: skip
    return current, comparator_notes(place, wanted, like)


def pick_year(first: int, last: int) -> int:
    """A year to project to, as the address says; 0 for none."""
    years = [str(year) for year in range(first, last + 1)]
    wanted = page_parameter(_PROJECT)
    current = wanted if wanted in years else ""
    pick(
        "Project to", years, current, str, lambda year: choose_parameter(_PROJECT, year),
        key="pick_year", width=150, unset="no projection",
    )  # fmt: skip
    return int(current or 0)

"""The pictures that can be taken away, each made as its page makes it: specification, what its marks mean, sources, page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from hineq.api.of import Of, told, untold
from hineq.api.parameters import Asked
from hineq.api.problems import bad
from hineq.api.tables import areas_beside, compared, history, theme, which_gap
from hineq.charts.dumbbell import Told, drawn_rows
from hineq.charts.priority import MOST
from hineq.charts.slope import names_shown
from hineq.charts.ward_bars import left_out_words
from hineq.insights.inequality.gap_history import HistoryPart
from hineq.insights.inequality.gradient_words import Dots, gradient_key
from hineq.insights.nation.authority_words import authority_lede
from hineq.insights.priority.matrix_words import matrix_key
from hineq.insights.priority.order_words import many_words, priority_key
from hineq.insights.series.families import themes_words
from hineq.insights.series.projecting import project_years
from hineq.insights.standing.ages import ages_key
from hineq.insights.standing.peer_words import spread_subtitle, whom_words
from hineq.insights.standing.ranks import AUTHORITIES, theme_finding
from hineq.insights.standing.sexes import sexes_key
from hineq.insights.standing.standing import standing_sources
from hineq.insights.targets.measures import plain_finding, target_finding
from hineq.insights.wards.compare import comparison_finding, nothing_drawn
from hineq.insights.wards.entering import entering_words
from hineq.insights.wards.poorest import PoorestRule
from hineq.insights.wards.profile_first import placed_measures, spine_key
from hineq.insights.wards.profile_words import spine_title
from hineq.insights.wording.sources import source_words
from hineq.maps.scene import MapScene, bars_key, credit, without_shape_words
from hineq.model.download import PictureName
from hineq.model.likeness import Beside
from hineq.model.words import AreaType, Polarity
from hineq.theme.palette import LIGHT
from hineq.ui.layout.pages import COMPARE, FIRST, INEQUALITY, MAP, OVERVIEW, STANDING, TARGETS, WARD, PageEntry
from hineq.ui.panels.compare import APART_KEY, rest_words
from hineq.ui.panels.standing import SPREAD_KEY
from hineq.ui.views import ages as age_views
from hineq.ui.views import authorities as authority_views
from hineq.ui.views import compare as compare_views
from hineq.ui.views import first as first_views
from hineq.ui.views import inequality as inequality_views
from hineq.ui.views import map as map_views
from hineq.ui.views import peers as peer_views
from hineq.ui.views import standing as standing_views
from hineq.ui.views import targets as target_views
from hineq.ui.views import wards as ward_views


@dataclass(frozen=True, kw_only=True, eq=False)
class Drawn:
    """A picture: its specification, sentences on its marks, the line of its sources, the page that it stands on.

    `of_page` is what the page's address says besides what was asked. `ground` is the colour that it needs under it, where it is drawn for one ground alone.
    """

    spec: dict[str, Any]
    notes: tuple[str, ...]
    source: str
    page: PageEntry
    ground: str = ""
    of_page: Mapping[str, str] = field(default_factory=dict)

    @property
    def foot(self) -> str:
        """What stands under the picture, in lines."""
        return "\n".join([*self.notes, self.source])


def drawn(of: Of, name: PictureName, *, dark: bool) -> Drawn:
    """A picture of a place, in the inks of a light or a dark ground; Problem where the place has none."""
    return _MADE[name](of, dark)


def _drawn(of: Of, spec: dict[str, Any] | None, notes: Iterable[str], sources: Iterable[str], page: PageEntry) -> Drawn:
    if spec is None:
        untold(f"There is nothing to draw of {of.place.name} here.")
    said = tuple(sentence for sentence in notes if sentence)
    return Drawn(spec=spec, notes=said, source=source_words(of.place, sources), page=page)


def _ages(of: Of, dark: bool) -> Drawn:
    area = of.ward(needed=False) or of.place.area_code
    found = told(age_views.ages(of.place_id, area), "")
    spec = age_views.ages_spec(of.place_id, area, dark=dark)
    return _drawn(of, spec, (ages_key(found),), found.source_ids, WARD if of.asked["ward"] else OVERVIEW)


def _sexes(of: Of, dark: bool) -> Drawn:
    found = told(age_views.sexes(of.place_id, of.place.area_code), "")
    spec = age_views.sexes_spec(of.place_id, of.place.area_code, dark=dark)
    return _drawn(of, spec, (sexes_key(found),), found.source_ids, OVERVIEW)


def _authorities_map(of: Of, dark: bool) -> Drawn:
    scene, country = of.authorities(), authority_views.country_of(of.place_id, of.beside)
    return Drawn(
        spec=map_views.picture_spec(scene, of.asked.number("width") if of.asked.flag("bare") else 0),
        notes=(authority_lede(scene.view),),
        source=f"{source_words(country, scene.view.source_ids)} {credit(country, AreaType.AUTHORITY)}",
        page=STANDING if of.beside is Beside.REGION else MAP,
        ground=LIGHT.ground,
        of_page={} if of.beside is Beside.REGION else {"show": "districts"},
    )


def _behind(of: Of, dark: bool) -> Drawn:
    urgent = standing_views.needs_attention(of.place_id, of.beside)
    if not urgent.drawn:
        untold(f"No measure of {of.place.name} that is worse than the country's has a place among authorities.")
    figures = peer_views.held(of.place_id, of.beside)
    sources = [source for stands in urgent.drawn for source in standing_sources(figures, stands)]
    return _drawn(of, standing_views.behind_spec(of.place_id, of.beside, dark=dark), (), sources, OVERVIEW)


def _comparison(of: Of, dark: bool) -> Drawn:
    found = compared(of)
    if of.asked["told"] not in ("", *Told):
        raise bad("told", "It is apart, alike or untested.", "Say one of them.")
    kind = Told(of.asked["told"] or Told.APART)
    rows = drawn_rows(found, kind)
    if rows.empty:
        untold(nothing_drawn(found) if kind is Told.APART else "There is no such measure.")
    title = comparison_finding(found) if kind is Told.APART else rest_words(kind, len(rows))
    spec = compare_views.dumbbell_spec(of.place_id, found.left, found.right, title, kind, dark=dark)
    notes = (APART_KEY,) if kind is Told.APART else ()
    return _drawn(of, spec, notes, compare_views.charted_sources(of.place_id, found.left, found.right, kind), COMPARE)


def _gap(of: Of, dark: bool) -> Drawn:
    which = which_gap(of)
    gap = target_views.gap(of.place_id, which)
    return _drawn(of, target_views.gap_spec(of.place_id, which, dark=dark), (), gap.table.source_id, INEQUALITY)


def _gradient(of: Of, dark: bool) -> Drawn:
    found, dots, ward = of.inequality(), Dots(of.asked["drawn"] or Dots.WARDS), of.ward(needed=False)
    spec = inequality_views.gradient_spec(found, dots, ward, dark=dark)
    notes = gradient_key(found, dots, ward, names_shown(len(found.table)))
    return _drawn(of, spec, notes, found.view.source_ids, INEQUALITY)


def _history(of: Of, dark: bool) -> Drawn:
    found = history(of)
    spec = inequality_views.history_spec(found, HistoryPart(of.asked["part"] or HistoryPart.GAP), dark=dark)
    return _drawn(of, spec, (), found.source_ids, INEQUALITY)


def _matrix(of: Of, dark: bool) -> Drawn:
    matrix = first_views.matrix(of.place_id)
    spec = first_views.matrix_spec(of.place_id, dark=dark)
    return _drawn(of, spec, (matrix_key(matrix),), matrix.charted_source_ids, FIRST)


def _profile(of: Of, dark: bool) -> Drawn:
    if not ward_views.has_wards(of.place_id):
        untold(f"No ward of {of.place.name} has a figure.")
    code = of.ward()
    profile = ward_views.profile(of.place_id, code, of.confidence)
    title, shown = spine_title(profile, of.place), ""
    if of.asked["theme"]:
        placed = placed_measures(profile)
        shown = theme(of, list(placed.theme))
        words = themes_words([of.place.indicators[one] for one in placed.indicator_id])[shown]
        title = f"{profile.ward.area_name}, {shown}: {words}"
    spec = ward_views.spine_spec(of.place_id, code, of.confidence, title, theme=shown, dark=dark)
    return _drawn(of, spec, (spine_key(profile, of.place),), profile.source_ids, WARD)


def _spread(of: Of, dark: bool) -> Drawn:
    ranks = standing_views.ranks(of.place_id, of.beside)
    shown = theme(of, list(ranks.theme) if len(ranks) else [])
    rows = ranks[ranks.theme == shown]
    whom = whom_words(of.peers) if of.peers else AUTHORITIES
    subtitle = spread_subtitle(of.place, whom)
    spec = standing_views.spread_spec(of.place_id, shown, theme_finding(rows), subtitle, of.beside, dark=dark)
    return _drawn(of, spec, (SPREAD_KEY,), rows.source_id, STANDING)


def _target_trend(of: Of, dark: bool) -> Drawn:
    view = target_views.measure(of.measure())
    if not (view.trajectory or view.since):
        untold(f"{of.place.name} as a whole has no such figures through time.")
    year = of.asked.number("project")
    if year and (
        view.since is None or year not in range(project_years(view.since)[0], project_years(view.since)[1] + 1)
    ):
        raise bad("project", f"It cannot be projected to {year}.", "Leave it out, or take a year that the page offers.")
    title = plain_finding(view) if of.asked.flag("context") else target_finding(view, of.place)
    subtitle = f"{view.name}, {of.place.name}, {view.indicator.unit}"
    spec = target_views.target_spec(view, areas_beside(of), year, title, subtitle, dark=dark)
    return _drawn(of, spec, (), view.source_ids, TARGETS)


def _scene(of: Of) -> MapScene:
    """The wards' scene, marked by the rule that is asked for, as on the page of the map."""
    key = of.wards().key
    listed = ward_views.poorest_list(of.place_id)
    judged = ward_views.wards(key).indicator.judged_by is not Polarity.NO_JUDGEMENT
    wanted = of.asked["highlight"]
    if wanted == PoorestRule.LIST and not listed:
        raise bad("highlight", f"{of.place.name} has no list of a strategy's.", "Take fifth or significant.")
    rule = PoorestRule(wanted) if wanted else ward_views.first_rule(of.place_id)
    return map_views.map_scene(key, rule if judged else PoorestRule.FIFTH, of.confidence)


def _ward_bars(of: Of, dark: bool) -> Drawn:
    scene, ward, most = _scene(of), of.ward(needed=False), of.asked.number("most") or None
    spec = map_views.ward_bars_spec(scene, ward, most, dark=dark)
    notes = (left_out_words(scene.view, ward, most), bars_key(scene))
    return _drawn(of, spec, notes, scene.view.source_ids, MAP)


def _ward_map(of: Of, dark: bool) -> Drawn:
    scene = _scene(of)
    if not scene.drawn:
        untold(f"{scene.lacking}.")
    said = source_words(of.place, scene.view.source_ids)
    return Drawn(
        spec=map_views.picture_spec(scene, of.asked.number("width") if of.asked.flag("bare") else 0),
        notes=tuple(filter(None, [without_shape_words(scene)])),
        source=f"{said} {credit(of.place, scene.kind)}",
        page=MAP,
        ground=LIGHT.ground,
    )


def _where_first(of: Of, dark: bool) -> Drawn:
    priority, listed = of.priority(), ward_views.poorest_list(of.place_id)
    entering = priority.made_of.entering
    notes = (many_words(priority, MOST), priority_key(priority, listed), entering_words(entering))
    sources = [source for view in entering.views for source in view.source_ids]
    return _drawn(of, first_views.priority_spec(priority, dark=dark), notes, sources, FIRST)


_MADE: Final[Mapping[PictureName, Callable[[Of, bool], Drawn]]] = {
    PictureName.AGES: _ages,
    PictureName.AUTHORITIES_MAP: _authorities_map,
    PictureName.BEHIND: _behind,
    PictureName.COMPARISON: _comparison,
    PictureName.GAP: _gap,
    PictureName.GRADIENT: _gradient,
    PictureName.HISTORY: _history,
    PictureName.MEASURES_MATRIX: _matrix,
    PictureName.PROFILE: _profile,
    PictureName.SEXES: _sexes,
    PictureName.SPREAD: _spread,
    PictureName.TARGET_TREND: _target_trend,
    PictureName.WARD_BARS: _ward_bars,
    PictureName.WARD_MAP: _ward_map,
    PictureName.WHERE_FIRST: _where_first,
}

# what an address of a page says too, in the same words
_OF_PAGE: Final = (
    "area", "ward", "indicator", "sex", "period", "group", "left", "right", "weights", "drawn", "highlight", "compare", "beside",
    "confidence", "project",
)  # fmt: skip


def page_query(asked: Asked) -> dict[str, str]:
    """The query that opens a page on what a picture shows."""
    said = {key: asked[key] for key in _OF_PAGE if asked[key]}
    # what the page takes by itself
    plain = {"beside": "country", "confidence": "95", "drawn": "wards"}
    return {"place": asked["place"], **{key: word for key, word in said.items() if plain.get(key) != word}}

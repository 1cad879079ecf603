"""Among authorities: where the place stands now among English authorities, theme by theme."""

from contextlib import nullcontext

from hineq.insights.standing.peer_words import spread_subtitle
from hineq.insights.standing.shares import shares_lede, shares_reading
from hineq.model.download import PictureName, TableName, download
from hineq.model.likeness import Beside
from hineq.ui.components.drawing import draw
from hineq.ui.components.fold import fold
from hineq.ui.components.tables import csv_button, show_table
from hineq.ui.layout.page import foot, note, paragraph, section, source_line, start_page, subsection
from hineq.ui.layout.pages import STANDING
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.strip import pick_beside, strip
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels.authorities import show_region
from hineq.ui.panels.by_itself import link_to_itself
from hineq.ui.panels.peers import show_peers
from hineq.ui.panels.standing import SHARES_NOTE, SHARES_NUMERIC, SPREAD_KEY, open_themes, ranks_html
from hineq.ui.views import standing as standing_views
from hineq.ui.views.kept import kept
from hineq.ui.views.peers import peers as peers_of

visit = start_visit()
place, place_id = visit.place, visit.place_id
write_url(visit.wanted)
beside, peers = visit.beside, peers_of(place_id, visit.beside)
ranks, shares = standing_views.ranks(place_id, beside), standing_views.shares(place_id, beside)

start_page(standing_views.finding(place_id, beside))
with strip():
    pick_beside(place_id, beside)
show_peers(place, peers)
shown_on_map = show_region(visit) if beside is Beside.REGION else ()

if ranks.empty and shares.empty:
    paragraph(
        "With ranks among other authorities, this page would show the rank on each measure, and how the authorities are spread."
    )
elif not ranks.empty:
    link_to_itself(visit, STANDING)
    section("The newest figures, theme by theme", "The themes in which the place lies nearest the poor end come first.")
    note(SPREAD_KEY)
subtitle = spread_subtitle(place, standing_views.whom(place_id, beside))
opened = kept(place_id, open_themes, place_id, beside, bool(shown_on_map))
for number, (theme, rows, said) in enumerate(standing_views.themes(place_id, beside)):
    spec = standing_views.spread_spec(place_id, theme, said, subtitle, beside, dark=visit.dark)
    key = f"spread_{theme}".lower().replace(" ", "_")
    source, table = (
        source_line(place, rows.source_id),
        (rows, f"{place.place_id}_{key}", download(TableName.SPREAD, place_id, theme=theme, beside=beside)),
    )
    if theme in opened:
        subsection(theme)
        paragraph(said)
    with nullcontext() if theme in opened else fold(f"{theme}: {said}", key):
        if spec:
            draw(
                spec,
                key=key,
                heading=False,
                notes=(SPREAD_KEY,),
                key_above=True,
                source=source,
                table=table,
                at=download(PictureName.SPREAD, place_id, theme=theme, beside=beside),
            )
        # a folded theme has its table at once: no fold in a fold
        with fold(f"{theme}: every rank as a table", f"ranks_{number}") if theme in opened else nullcontext():
            piece(kept(place_id, ranks_html, place, place_id, beside, theme))
if not shares.empty:
    note(SHARES_NOTE)
    if ranks.empty and (lede := shares_lede(place, shares)):
        note(lede)
    reading = shares_reading(shares, place.benchmark.area_name)
    show_table(
        reading,
        "The newest figures among authorities, the poorest first in each theme",
        numeric=SHARES_NUMERIC,
        group="Theme",
    )
    csv_button(
        shares,
        f"{place.place_id}_shares_of_authorities",
        "Download these shares as CSV",
        at=download(TableName.SHARES_OF_AUTHORITIES, place_id, beside=beside),
    )
if not ranks.empty:
    note(standing_views.lede(place_id, beside))
    csv_button(
        ranks,
        f"{place.place_id}_among_authorities",
        "Download every rank as CSV",
        at=download(TableName.AMONG_AUTHORITIES, place_id, beside=beside),
    )

foot(
    place,
    [*ranks.source_id, *" ".join(shares.source_ids).split(), *shown_on_map],
    "A rank counts from the nearer end. The poorest fifth is a fifth of the authorities with a figure, rounded up. Scores and "
    "other summaries, which are made of other measures, are shown and not counted. A rank has no confidence interval here: "
    "authorities beside each other often do not differ by more than chance.",
)

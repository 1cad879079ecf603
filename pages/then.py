"""Then and now: what documents printed of the place, beside the newest figure, and what the council said of itself."""

from hineq.insights.standing.dated_facts import dated_statements, document, then_finding, then_lede
from hineq.insights.wording.numbers import capital, counted
from hineq.model.document_words import StatementTopic
from hineq.ui.components.fold import fold
from hineq.ui.layout.page import foot, note, paragraph, section, start_page
from hineq.ui.layout.piece import piece
from hineq.ui.layout.selection import write_url
from hineq.ui.layout.visit import start_visit
from hineq.ui.panels import then as panel
from hineq.ui.views import standing as standing_views
from hineq.ui.views.kept import as_key, kept

visit = start_visit()
place, place_id = visit.place, visit.place_id
write_url(visit.wanted)
facts = dated_statements(place, StatementTopic.SELF_ASSESSMENT)
pairs = standing_views.beside(place_id)
beside, alone = pairs[pairs.apart == ""], pairs[pairs.apart != ""]

start_page(then_finding(place, pairs, len(facts)), then_lede(pairs))
if pairs.empty and not facts:
    paragraph(
        f"With a document that prints figures of {place.name}, or says how it sees itself, this page would set what it said "
        "beside the newest figures."
    )
country = place.benchmark.area_name
if len(beside):
    piece(kept(place_id, panel.beside_html, place_id, country, as_key(visit.wanted)))
if len(alone):
    why = f"{capital(counted(len(alone), 'printed figure'))} without a newer one beside {'it' if len(alone) == 1 else 'them'}, and why"
    with fold(why, "alone"):
        note(standing_views.other_count(place_id))
        piece(kept(place_id, panel.alone_html, place_id, as_key(visit.wanted)))
if not pairs.empty:
    panel.download_pairs(pairs, place)
if facts:
    section("What the council said of itself")
    for source_id in dict.fromkeys(one.source_id for one in facts):
        source = place.sources[source_id]
        note(f"{document(source)}. {source.note}")
    panel.show_facts(place, place_id, facts, visit.wanted)
figured = (one for one in place.statements if any(figure.indicator_id for figure in one.figures))
sources = {one.source_id for one in (*figured, *facts)}
foot(
    place,
    [*(one for one in place.sources if one in sources), *standing_views.beside_sources(place_id)],
    "A later figure stands beside a printed one only where both count the same. Where it is of another series, a part of the "
    "difference may be the method's.",
)

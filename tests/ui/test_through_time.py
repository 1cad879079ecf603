"""What became of the former wards of every council of the layer: the sentence counts what the table shows."""

from hineq.insights.wards.through_time import became_finding, became_table
from hineq.packs.read.over import kept_layer
from hineq.publish.through_time import became_of_set
from tests.paths import DATA


def test_the_finding_counts_what_the_table_shows() -> None:
    """Over every council of the layer that has another set of wards: no row that says more than the sentence, no bare code."""
    shipped = kept_layer(DATA / "england")
    councils = [area.area_code for area in shipped.councils() if shipped.former_sets(area.area_code)]
    assert len(councils) > 150
    for code in councils[::5]:
        found = became_of_set(shipped, code, shipped.former_sets(code)[-1])
        words = became_table(found).iloc[:, 1]
        assert words.str.endswith(("the same ground", "all of it")).sum() == len(found.in_one)
        assert words.str.endswith("the same ground").sum() == len(found.whole)
        assert not words.str.contains(r"[EW]\d{8}").any(), words.tolist()
        if found.in_one:
            assert " whole in one ward of 2024" in became_finding(found)


def test_a_ward_of_today_without_a_figure_is_counted_and_named() -> None:
    """Holywell in Oxford: no neighbourhood is given to it."""
    found = became_of_set(kept_layer(DATA / "england"), "E07000178", "2017")
    assert len(found.now) == 24
    assert "Holywell" in " ".join(became_table(found).iloc[:, 1])
    assert became_finding(found) == (
        "24 wards of 2017, 24 of 2024: 13 of 24 earlier wards lie whole in one ward of 2024, seven of them on the same ground."
    )

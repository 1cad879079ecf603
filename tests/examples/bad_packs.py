"""The bad packs: for each folder of `bad/`, laid over `good/`, the one fault that it must give."""

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hineq.packs.declared.faults import Fault
from hineq.packs.read.pack import check_pack
from hineq.packs.read.problems import Problem

EXAMPLES = Path(__file__).parent
GOOD = EXAMPLES / "good"
BAD = EXAMPLES / "bad"


class Said(NamedTuple):
    """A fault as `check` must list it; `rule` is a part of what it says."""

    code: Fault
    file: str
    row: int
    column: str
    value: str
    rule: str

    def is_said_by(self, problem: Problem) -> bool:
        """Whether a problem is this fault."""
        there = (problem.code, problem.file, problem.row, problem.column, problem.value)
        return there == self[:5] and self.rule in problem.rule


FAULTS = {
    "agenda_without_items": Said(Fault.AGENDA_SHAPE, "board.yaml", 2, "", "", "An agenda must have items, as a list"),
    "agenda_text_missing": Said(
        Fault.AGENDA_KEY_MISSING, "board.yaml", 3, "text", "", "An item of the kind text must say its text."
    ),
    "agenda_measure_without_figure": Said(
        Fault.AGENDA_NO_FIGURE,
        "board.yaml",
        4,
        "indicator",
        "smoking",
        "The pack has no figure of Smoking for Exampleton",
    ),
    "agenda_period_without_figure": Said(
        Fault.AGENDA_NO_FIGURE, "board.yaml", 5, "period", "2012-14", "The wards have this measure for 2009-13"
    ),
    "agenda_ward_unknown": Said(
        Fault.ID_UNKNOWN, "board.yaml", 4, "ward", "Nortside", "did you mean Northside (X05000001)?"
    ),
    "agenda_date_unreadable": Said(
        Fault.DATE_UNREADABLE, "board.yaml", 2, "date", "2026-02-30", "The date must read like 2026-12-10"
    ),
    "agenda_kind_unknown": Said(
        Fault.WORD_UNKNOWN, "board.yaml", 3, "kind", "chart", "The word must be one of: finding, measure,"
    ),
    "agenda_key_unknown": Said(
        Fault.AGENDA_KEY_UNKNOWN, "board.yaml", 4, "indicatr", "life_expectancy", "it may have kind, indicator, sex,"
    ),
    "approval_date_unreadable": Said(
        Fault.DATE_UNREADABLE, "approvals.csv", 2, "date", "15 January 2010", "The date must read like 2015-04-01."
    ),
    "approval_event_unknown": Said(
        Fault.WORD_UNKNOWN, "approvals.csv", 2, "event", "agreed", "The word must be one of: approved, considered,"
    ),
    "area_code_duplicated": Said(
        Fault.KEY_TWICE,
        "areas.csv",
        5,
        "area_code",
        "X05000001",
        "The row repeats row 4: one row for each area_code. Keep one of",
    ),
    "area_code_empty": Said(Fault.CELL_EMPTY, "areas.csv", 5, "area_code", "", "The cell must not be empty."),
    "area_code_unknown": Said(
        Fault.ID_UNKNOWN,
        "observations_wards.csv",
        3,
        "area_code",
        "X05000099",
        "The area_code is not in areas.csv: add it there, or correct it",
    ),
    "area_type_unknown": Said(
        Fault.WORD_UNKNOWN, "areas.csv", 5, "area_type", "Ward", "The word must be one of: country, region,"
    ),
    "attribution_no_list": Said(
        Fault.DESCRIPTION_SHAPE,
        "datapackage.json",
        0,
        "attribution",
        "Every figure of this pack is made up.",
        "The attribution must be a list of sentences.",
    ),
    "baseline_duplicated": Said(
        Fault.KEY_TWICE,
        "targets.csv",
        3,
        "indicator_id",
        "life_expectancy / X06000001 / Male / 2010-12",
        "The row repeats row 2: one row for each indicator_id,",
    ),
    "baseline_missing": Said(
        Fault.BASELINE_MISSING,
        "targets.csv",
        2,
        "kind",
        "target",
        "An indicator, area and sex with targets must have a baseline",
    ),
    "baseline_row_too_short": Said(
        Fault.ROW_LENGTH,
        "targets.csv",
        2,
        "",
        "life_expectancy, X06000001, Male, 2010-12, baseline, 77.6...",
        "The row has 8 cells where the header has 9: add or remove",
    ),
    "baseline_sex_unknown": Said(
        Fault.WORD_UNKNOWN, "targets.csv", 2, "sex", "male", "The word must be one of: Persons, Male, Female."
    ),
    "benchmark_code_unknown": Said(
        Fault.ID_UNKNOWN,
        "datapackage.json",
        0,
        "benchmark_code",
        "X92000009",
        "The benchmark_code is not in areas.csv: add it there, or",
    ),
    "board_above_itself": Said(
        Fault.BOARDS_IN_A_RING,
        "board_relations.csv",
        3,
        "other_id",
        "board_of_examples",
        "A board must not answer to itself, as here: board_of",
    ),
    "board_above_unknown": Said(
        Fault.ID_UNKNOWN,
        "board_relations.csv",
        3,
        "other_id",
        "the_health_board",
        "The other_id is not in boards.csv: add it there, or",
    ),
    "board_led_by_nobody_quoted": Said(
        Fault.LEADER_NOT_QUOTED,
        "board_relations.csv",
        2,
        "role",
        "the Director",
        "Who leads must stand in the row's quotation, in these words",
    ),
    "board_level_unknown": Said(
        Fault.WORD_UNKNOWN, "boards.csv", 2, "level", "town", "The word must be one of: system, place, neighbourhood."
    ),
    "board_outcome_unknown": Said(
        Fault.ID_UNKNOWN,
        "boards.csv",
        3,
        "outcome_id",
        "healthy_life",
        "The outcome_id is not in strategy.yaml: add it there, or",
    ),
    "action_of_nothing": Said(
        Fault.ACTION_UNTIED,
        "actions.csv",
        2,
        "outcome_id",
        "",
        "An action must name its priority (outcome_id) or its measure (measure_id).",
    ),
    "action_without_words": Said(
        Fault.ACTION_UNTIED,
        "actions.csv",
        2,
        "wording",
        "",
        "An action must say what is done (wording), or at least who does it (owner).",
    ),
    "action_of_no_board": Said(
        Fault.ID_UNKNOWN,
        "actions.csv",
        2,
        "board_id",
        "no_board",
        "The board_id is not in boards.csv: add it there, or",
    ),
    "action_due_no_day": Said(
        Fault.DATE_UNREADABLE,
        "actions.csv",
        2,
        "due",
        "soon",
        "The",
    ),
    "board_relation_to_nobody": Said(
        Fault.RELATION_UNCLEAR,
        "board_relations.csv",
        3,
        "other_id",
        "",
        "A relation leads to a board (other_id), or says the role of who leads",
    ),
    "board_relation_unknown": Said(
        Fault.WORD_UNKNOWN,
        "board_relations.csv",
        3,
        "relation",
        "above",
        "The word must be one of: reports_to, committee_of,",
    ),
    "boards_in_a_ring": Said(
        Fault.BOARDS_IN_A_RING,
        "board_relations.csv",
        3,
        "other_id",
        "health_board",
        "A board must not answer to itself, as here: board_of_exam",
    ),
    "boundaries_as_topojson": Said(
        Fault.BOUNDARIES_NOT_GEOJSON,
        "wards.geojson",
        0,
        "type",
        "Topology",
        "The file is TopoJSON, which is not read: save it as GeoJSON",
    ),
    "boundaries_in_grid_metres": Said(
        Fault.BOUNDARY_IN_METRES,
        "wards.geojson",
        0,
        "geometry",
        "(0, 509000)",
        "Points must be longitude and latitude (EPSG:4326), not metres",
    ),
    "boundaries_of_another_vintage": Said(
        Fault.BOUNDARY_VINTAGE,
        "wards.geojson",
        0,
        "area_code",
        "X05009991",
        "None of the codes is one of the areas of type 'ward' in",
    ),
    "boundaries_of_unknown_type": Said(
        Fault.WORD_UNKNOWN,
        "datapackage.json",
        0,
        "boundaries",
        "wards",
        "The area type must be one of: country, region,",
    ),
    "boundaries_without_codes": Said(
        Fault.BOUNDARY_UNNAMED,
        "wards.geojson",
        0,
        "area_code",
        "",
        "No feature has the property area_code, nor one such as WD13CD: rename",
    ),
    "boundaries_without_features": Said(
        Fault.BOUNDARIES_EMPTY,
        "wards.geojson",
        0,
        "",
        "",
        "The file must be a GeoJSON FeatureCollection with at least one",
    ),
    "boundary_a_point": Said(
        Fault.BOUNDARY_SHAPE,
        "wards.geojson",
        0,
        "geometry",
        "Point",
        "Feature 2 must have a Polygon or MultiPolygon as geometry, each",
    ),
    "boundary_code_duplicated": Said(
        Fault.KEY_TWICE, "wards.geojson", 0, "area_code", "X05000001", "The code stands on two features: keep one."
    ),
    "boundary_without_code": Said(
        Fault.BOUNDARY_UNNAMED,
        "wards.geojson",
        0,
        "area_code",
        "",
        "Feature 2 must have the property area_code, as text.",
    ),
    "cell_empty": Said(Fault.CELL_EMPTY, "observations_wards.csv", 3, "age", "", "The cell must not be empty."),
    "cell_never_closed": Said(
        Fault.CSV_BROKEN, "observations_wards.csv", 7, "", "", "From this row on the file is no comma-separated text"
    ),
    "column_missing": Said(
        Fault.COLUMN_MISSING,
        "observations_councils.csv",
        1,
        "source_id",
        "",
        "The column is missing: every observations table has it.",
    ),
    "column_repeated": Said(
        Fault.COLUMN_TWICE, "population.csv", 1, "population", "", "The column stands twice: keep one."
    ),
    "count_negative": Said(
        Fault.COUNT_NEGATIVE, "observations_wards.csv", 6, "count", "-90", "A count must not be negative."
    ),
    "count_over_denominator": Said(
        Fault.COUNT_OVER_DENOMINATOR,
        "observations_wards.csv",
        6,
        "count",
        "390",
        "The count of a proportion must not exceed its denominator.",
    ),
    "date_unreadable": Said(
        Fault.DATE_UNREADABLE,
        "observations_wards.csv",
        3,
        "period_start",
        "01/01/2009",
        "The date must read like 2015-04-01.",
    ),
    "decimals_not_whole": Said(
        Fault.NUMBER_NOT_WHOLE,
        "indicators.csv",
        2,
        "decimals",
        "1.5",
        "The cell must be a whole number in the digits 0 to 9.",
    ),
    "decimals_too_many": Said(
        Fault.DECIMALS_OUTSIDE, "indicators.csv", 2, "decimals", "9", "The decimals must lie between 0 and 6."
    ),
    "delivery_board_unknown": Said(
        Fault.ID_UNKNOWN,
        "strategy.yaml",
        0,
        "delivery_board",
        "The Example Board",
        "The delivery board is not in boards.csv, by this name: add",
    ),
    "denominator_negative": Said(
        Fault.COUNT_NEGATIVE, "observations_wards.csv", 6, "denominator", "-360", "A denominator must not be negative."
    ),
    "distribution_of_nobody": Said(
        Fault.NO_AREA_COUNTED,
        "distributions.csv",
        2,
        "areas_counted",
        "0",
        "A distribution must count at least one area.",
    ),
    "distribution_out_of_order": Said(
        Fault.SPREAD_OUT_OF_ORDER, "distributions.csv", 2, "p90", "82.3", "The p90 must not lie below the p75."
    ),
    "estimate_as_official": Said(
        Fault.ESTIMATE_AS_OFFICIAL,
        "observations_wards.csv",
        5,
        "status",
        "official",
        "A ward figure of a series with the role 'sum_of_neighbourhoods' is not official",
    ),
    "evidence_of_nothing": Said(
        Fault.EVIDENCE_OF_NOTHING,
        "audit_evidence.csv",
        2,
        "statement_id",
        "",
        "Evidence must name a statement or what is computed: fill",
    ),
    "evidence_of_unknown_question": Said(
        Fault.ID_UNKNOWN,
        "audit_evidence.csv",
        2,
        "question_id",
        "question_9",
        "The question_id is not in audit_questions.csv: add it",
    ),
    "evidence_of_unknown_statement": Said(
        Fault.ID_UNKNOWN,
        "audit_evidence.csv",
        2,
        "statement_id",
        "works",
        "The statement_id is not in statements.csv: add it there, or",
    ),
    "evidence_on_no_page": Said(
        Fault.WORD_UNKNOWN,
        "audit_evidence.csv",
        3,
        "computed",
        "target",
        "The word must be one of: targets_met, measures_published,",
    ),
    "figure_a_part_of_another": Said(
        Fault.FIGURE_NOT_IN_QUOTATION,
        "statement_figures.csv",
        3,
        "printed",
        "020",
        "The printed figure must stand in the statement's quotation,",
    ),
    "figure_not_a_number": Said(
        Fault.FIGURE_NO_NUMBER,
        "statement_figures.csv",
        2,
        "printed",
        "adults",
        "The printed figure must be a number in digits, such as",
    ),
    "figure_not_in_its_quotation": Said(
        Fault.FIGURE_NOT_IN_QUOTATION,
        "statement_figures.csv",
        2,
        "printed",
        "25.2%",
        "The printed figure must stand in the statement's quotation,",
    ),
    "figure_of_unknown_area": Said(
        Fault.ID_UNKNOWN,
        "statement_figures.csv",
        2,
        "area_code",
        "X06000099",
        "The area_code is not in areas.csv: add it there, or correct",
    ),
    "figure_of_unknown_indicator": Said(
        Fault.ID_UNKNOWN,
        "statement_figures.csv",
        2,
        "indicator_id",
        "smokers",
        "The indicator_id is not in indicators.csv: add it there, or",
    ),
    "figure_of_unknown_statement": Said(
        Fault.ID_UNKNOWN,
        "statement_figures.csv",
        2,
        "statement_id",
        "smoker",
        "The statement_id is not in statements.csv: add it there, or",
    ),
    "figure_tied_otherwise": Said(
        Fault.TIES_DISAGREE,
        "statement_figures.csv",
        2,
        "tie",
        "direct",
        "The measure of this name is tied to 'smoking' as near in measures.csv: one pair has one tie.",
    ),
    "figure_unlike_printed": Said(
        Fault.FIGURE_UNLIKE_PRINTED,
        "statement_figures.csv",
        3,
        "value",
        "1002",
        "The value must be the number that is printed: '1,020' reads",
    ),
    "file_empty": Said(
        Fault.FILE_EMPTY, "areas.csv", 0, "", "", "The file is empty: fill it, or take it out of datapackage.json."
    ),
    "finding_judgement_unknown": Said(
        Fault.WORD_UNKNOWN, "audit_findings.csv", 2, "judgement", "risk", "The word must be one of: strength, weakness."
    ),
    "finding_of_unknown_question": Said(
        Fault.ID_UNKNOWN,
        "audit_findings.csv",
        2,
        "question_id",
        "question_9",
        "The question_id is not in audit_questions.csv: add it",
    ),
    "finding_since_unknown_statement": Said(
        Fault.ID_UNKNOWN,
        "audit_findings.csv",
        2,
        "since_statement_id",
        "works",
        "The since_statement_id is not in statements.csv: add it",
    ),
    "first_day_in_another_year": Said(
        Fault.DAY_OUTSIDE_PERIOD,
        "observations_wards.csv",
        3,
        "period_start",
        "2010-01-01",
        "The first day must lie in the first year of the printed period.",
    ),
    "header_only": Said(
        Fault.NO_ROWS, "population.csv", 0, "", "", "The file has no rows: it must hold at least a header and one"
    ),
    "indicator_row_too_long": Said(
        Fault.ROW_LENGTH,
        "indicators.csv",
        2,
        "",
        "life_expectancy, Life expectancy at birth, Life expectanc...",
        "The row has 13 cells where the header has 12: add or remove",
    ),
    "indicator_unknown": Said(
        Fault.ID_UNKNOWN,
        "observations_wards.csv",
        3,
        "indicator_id",
        "life_expectency",
        "The indicator_id is not in indicators.csv: add it there, or",
    ),
    "jsna_alias_of_unknown_priority": Said(
        Fault.ID_UNKNOWN,
        "jsna_aliases.csv",
        2,
        "jsna_id",
        "jsna_no_smoking",
        "The jsna_id is not in jsna_priorities.csv: add it there, or",
    ),
    "jsna_group_not_whole": Said(
        Fault.NUMBER_NOT_WHOLE,
        "jsna_priorities.csv",
        2,
        "group_number",
        "one",
        "The cell must be a whole number in the digits 0 to 9.",
    ),
    "jsna_link_of_unknown_priority": Said(
        Fault.ID_UNKNOWN,
        "jsna_links.csv",
        2,
        "priority_id",
        "priority_1_9",
        "The priority_id is not in commissioning_priorities.csv: add",
    ),
    "jsna_wording_unresolved": Said(
        Fault.WORDING_UNKNOWN,
        "jsna_links.csv",
        3,
        "wording",
        "Less smoke",
        "The wording is that of no priority in jsna_priorities.csv:",
    ),
    "json_broken": Said(
        Fault.JSON_BROKEN, "datapackage.json", 3, "", "", "The file must be JSON: Expecting ',' delimiter in column 3."
    ),
    "json_not_a_number": Said(
        Fault.JSON_BROKEN, "wards.geojson", 0, "", "", "The file must be JSON: NaN is no number."
    ),
    "kind_unknown": Said(
        Fault.WORD_UNKNOWN,
        "targets.csv",
        2,
        "kind",
        "base line",
        "The word must be one of: baseline, target, projection.",
    ),
    "last_day_before_first": Said(
        Fault.DAY_OUTSIDE_PERIOD,
        "observations_wards.csv",
        3,
        "period_end",
        "2009-01-01",
        "The last day must not lie before the first.",
    ),
    "last_day_in_another_year": Said(
        Fault.DAY_OUTSIDE_PERIOD,
        "observations_wards.csv",
        3,
        "period_end",
        "2014-12-31",
        "The last day must lie in the last year of the printed period.",
    ),
    "level_led_by_nobody_quoted": Said(
        Fault.LEADER_NOT_QUOTED,
        "levels.csv",
        2,
        "led_by",
        "The Director",
        "Who leads must stand in the row's quotation, in these words",
    ),
    "level_twice": Said(
        Fault.KEY_TWICE, "levels.csv", 3, "level", "place", "The row repeats row 2: one row for each level. Keep one of"
    ),
    "level_with_unknown_statement": Said(
        Fault.ID_UNKNOWN,
        "levels.csv",
        2,
        "statement_ids",
        "play",
        "The link leads to nothing in statements.csv: add it there, or correct",
    ),
    "limit_alone": Said(Fault.LIMIT_ALONE, "observations_wards.csv", 3, "upper_ci", "", "Give both limits or neither."),
    "limit_not_a_number": Said(
        Fault.NUMBER_UNREADABLE,
        "observations_wards.csv",
        3,
        "upper_ci",
        "77 7",
        "The cell must be a plain number such as -1234.5, without",
    ),
    "limits_swapped": Said(
        Fault.LIMITS_CROSSED,
        "observations_wards.csv",
        3,
        "lower_ci",
        "77.7",
        "The lower limit must not lie above the upper limit.",
    ),
    "linked_strategy_outcome_unknown": Said(
        Fault.ID_UNKNOWN,
        "linked_strategies.csv",
        2,
        "outcome_id",
        "healthy_life",
        "The outcome_id is not in strategy.yaml: add it there, or",
    ),
    "list_sex_unknown": Said(
        Fault.WORD_UNKNOWN, "area_lists.csv", 3, "sex", "men", "The word must be one of: Persons, Male, Female."
    ),
    "list_without_a_name": Said(
        Fault.LIST_WITHOUT_NAME,
        "area_lists.csv",
        3,
        "list_id",
        "green_wards",
        "The list has no name and quotation in the strategy file: add",
    ),
    "lower_limit_above_value": Said(
        Fault.LIMITS_CROSSED,
        "observations_wards.csv",
        3,
        "lower_ci",
        "76.9",
        "The lower limit must not lie above the value.",
    ),
    "multiplier_zero": Said(
        Fault.MULTIPLIER_NOT_POSITIVE,
        "indicators.csv",
        3,
        "multiplier",
        "0",
        "The multiplier must be above 0: 100 for a percentage, 1000 for",
    ),
    "plain_sentence_without_figure": Said(
        Fault.PLAIN_SENTENCE,
        "plain_words.csv",
        3,
        "sentence",
        "many adults smoked",
        "The sentence must hold {figure} once",
    ),
    "not_utf8": Said(
        Fault.NOT_UTF8, "sources.csv", 3, "", "e9", "The file must be UTF-8 text: save it again in that encoding (in"
    ),
    "number_with_percent_sign": Said(
        Fault.NUMBER_UNREADABLE,
        "observations_wards.csv",
        3,
        "value",
        "76.3%",
        "The cell must be a plain number such as -1234.5, without",
    ),
    "number_with_thousands_comma": Said(
        Fault.NUMBER_UNREADABLE,
        "observations_wards.csv",
        3,
        "value",
        "1,076",
        "The cell must be a plain number such as -1234.5, without",
    ),
    "pace_below_zero": Said(Fault.COUNT_NEGATIVE, "paces.csv", 2, "ever", "-2", "A count must not be negative."),
    "pace_of_more_than_there_are": Said(
        Fault.COUNT_OVER_DENOMINATOR,
        "paces.csv",
        2,
        "ever",
        "41",
        "No more areas may have moved as far than were counted.",
    ),
    "pace_of_nobody": Said(
        Fault.NO_AREA_COUNTED, "paces.csv", 2, "areas_counted", "0", "A pace must be of at least one area."
    ),
    "pace_out_of_order": Said(
        Fault.SPREAD_OUT_OF_ORDER, "paces.csv", 2, "p95", "0.3", "The p95 must not lie below the p75."
    ),
    "parent_unknown": Said(
        Fault.ID_UNKNOWN,
        "areas.csv",
        3,
        "parent_code",
        "X92000002",
        "The parent_code is not in areas.csv: add it there, or correct",
    ),
    "parted_by_semicolons": Said(
        Fault.HEADER_UNKNOWN,
        "population.csv",
        1,
        "",
        "area_code;period;sex;age;population;source_id",
        "The header must name the columns of the population table,",
    ),
    "period_unreadable": Said(
        Fault.PERIOD_UNREADABLE,
        "observations_wards.csv",
        3,
        "period",
        "2009 to 2013",
        "The period must read like 2021, 2015/16 or 2012-14.",
    ),
    "place_code_unknown": Said(
        Fault.ID_UNKNOWN,
        "datapackage.json",
        0,
        "area_code",
        "X06000009",
        "The area_code is not in areas.csv: add it there, or correct it",
    ),
    "place_not_described": Said(
        Fault.PLACE_NOT_DESCRIBED,
        "datapackage.json",
        0,
        "hineq",
        "",
        "The file must hold an object 'hineq' that names the place.",
    ),
    "polarity_unknown": Said(
        Fault.WORD_UNKNOWN,
        "indicators.csv",
        3,
        "polarity",
        "low",
        "The word must be one of: high_is_good, low_is_good,",
    ),
    "population_negative": Said(
        Fault.COUNT_NEGATIVE, "population.csv", 4, "population", "-900", "A count must not be negative."
    ),
    "printed_total_negative": Said(
        Fault.COUNT_NEGATIVE, "printed_totals.csv", 3, "count", "-8", "A count must not be negative."
    ),
    "printed_total_of_a_decision_twice": Said(
        Fault.TOTAL_TWICE, "printed_totals.csv", 4, "decision", "agreed", "A document prints one total of each decision"
    ),
    "printed_total_over_all": Said(
        Fault.PERCENT_OUTSIDE,
        "printed_totals.csv",
        3,
        "percent_printed",
        "800",
        "A percentage must lie between 0 and 100.",
    ),
    "priority_outcome_unknown": Said(
        Fault.ID_UNKNOWN,
        "commissioning_priorities.csv",
        2,
        "outcome_id",
        "longer_lives",
        "The outcome_id is not in strategy.yaml: add it there, or",
    ),
    "priority_twice": Said(
        Fault.KEY_TWICE,
        "commissioning_priorities.csv",
        3,
        "priority_id",
        "priority_1_1",
        "The row repeats row 2: one row for each priority_id. Keep",
    ),
    "quotation_mark_inside_cell": Said(
        Fault.CSV_BROKEN, "sources.csv", 2, "", "", "From this row on the file is no comma-separated text (','"
    ),
    "rank_below_first": Said(Fault.RANK_OUTSIDE, "national_ranks.csv", 2, "rank", "0", "A rank must be 1 or more."),
    "rank_beyond_last": Said(
        Fault.RANK_OUTSIDE,
        "national_ranks.csv",
        3,
        "rank",
        "45",
        "A rank must not lie beyond the number of areas ranked.",
    ),
    "rank_of_unknown_series": Said(
        Fault.SERIES_UNKNOWN,
        "national_ranks.csv",
        3,
        "series",
        "wards",
        "The series of 'life_expectancy' is not in series.csv: add it",
    ),
    "rank_shared_beyond_last": Said(
        Fault.RANK_OUTSIDE,
        "national_ranks.csv",
        3,
        "tied",
        "7",
        "No more areas may share a rank than are left from it to the last.",
    ),
    "rank_shared_by_none": Said(
        Fault.NO_AREA_COUNTED, "national_ranks.csv", 2, "tied", "0", "A rank is shared by one area at least, its own."
    ),
    "ranked_among_none": Said(
        Fault.NO_AREA_COUNTED, "national_ranks.csv", 3, "areas_ranked", "0", "A rank must be among at least one area."
    ),
    "recommendation_achieved_though_not_agreed": Said(
        Fault.STATE_AGAINST_DECISION,
        "recommendations.csv",
        3,
        "state",
        "achieved",
        "A recommendation must be agreed, whole or in part, before it",
    ),
    "recommendation_decision_unknown": Said(
        Fault.WORD_UNKNOWN,
        "recommendations.csv",
        3,
        "decision",
        "Partly",
        "The word must be one of: agreed, agreed_in_part, not_agreed,",
    ),
    "recommendation_due_before_made": Said(
        Fault.DUE_TOO_EARLY,
        "recommendations.csv",
        2,
        "due",
        "2010-12-31",
        "The due date must not lie before the day in the column",
    ),
    "recommendation_link_to_unknown_area": Said(
        Fault.ID_UNKNOWN,
        "recommendations.csv",
        2,
        "areas",
        "X05000099",
        "The link leads to nothing in areas.csv: add it there, or",
    ),
    "recommendation_link_to_unknown_indicator": Said(
        Fault.ID_UNKNOWN,
        "recommendations.csv",
        2,
        "indicators",
        "life_expectency",
        "The link leads to nothing in indicators.csv: add it there,",
    ),
    "recommendation_link_to_unknown_priority": Said(
        Fault.ID_UNKNOWN,
        "recommendations.csv",
        2,
        "priorities",
        "priority_2_9",
        "The link leads to nothing in commissioning_priorities.csv",
    ),
    "recommendation_overdue_before_its_day": Said(
        Fault.OVERDUE_TOO_EARLY,
        "recommendations.csv",
        3,
        "due",
        "2020-01-31",
        "What is overdue must have been due before 2020-01-31, the day",
    ),
    "recommendation_overdue_though_not_agreed": Said(
        Fault.STATE_AGAINST_DECISION,
        "recommendations.csv",
        3,
        "state",
        "overdue",
        "A recommendation that was not agreed cannot be overdue.",
    ),
    "recommendation_paused_without_reason": Said(
        Fault.REASON_MISSING,
        "recommendations.csv",
        2,
        "state_reason",
        "",
        "A recommendation that is paused must say why.",
    ),
    "recommendation_state_unknown": Said(
        Fault.WORD_UNKNOWN,
        "recommendations.csv",
        2,
        "state",
        "waiting",
        "The word must be one of: achieved, acceptable_progress,",
    ),
    "recommendation_twice": Said(
        Fault.KEY_TWICE,
        "recommendations.csv",
        3,
        "recommendation_id",
        "rec_1",
        "The row repeats row 2: one row for each recommendation_id.",
    ),
    "resource_repeated": Said(
        Fault.RESOURCE_TWICE,
        "datapackage.json",
        0,
        "resources",
        "areas.csv",
        "The file stands in two resources: keep one.",
    ),
    "resource_unknown": Said(
        Fault.RESOURCE_UNKNOWN,
        "datapackage.json",
        0,
        "resources",
        "area",
        "The resource must be named after one of the tables areas,",
    ),
    "resource_without_path": Said(
        Fault.RESOURCE_WITHOUT_PATH,
        "datapackage.json",
        0,
        "resources",
        "measures",
        "The resource must say the path of its file.",
    ),
    "resources_missing": Said(
        Fault.DESCRIPTION_SHAPE,
        "datapackage.json",
        0,
        "resources",
        "",
        "The resources must be a list of the pack's tables.",
    ),
    "role_of_list_no_word": Said(
        Fault.WORD_UNKNOWN, "strategy.yaml", 0, "role", "['poorest_outcomes']", "The role of a list must be one of:"
    ),
    "row_duplicated": Said(
        Fault.KEY_TWICE,
        "observations_wards.csv",
        4,
        "area_code",
        "X05000002 / life_expectancy / made_up_wards / Male / 0 / ...",
        "The row repeats row 3: one row for each area_code,",
    ),
    "row_empty": Said(Fault.ROW_EMPTY, "population.csv", 4, "", "", "The row is empty: fill it, or take it out."),
    "row_too_short": Said(
        Fault.ROW_LENGTH,
        "areas.csv",
        5,
        "",
        "X05000002, Southside, ward",
        "The row has 3 cells where the header has 4: add or remove",
    ),
    "series_of_unknown_indicator": Said(
        Fault.ID_UNKNOWN,
        "series.csv",
        3,
        "indicator_id",
        "life_expectency",
        "The indicator_id is not in indicators.csv: add it there, or",
    ),
    "series_row_too_short": Said(
        Fault.ROW_LENGTH,
        "series.csv",
        4,
        "",
        "smoking, made_up, Made up, no, yes",
        "The row has 5 cells where the header has 6: add or remove",
    ),
    "series_unknown": Said(
        Fault.SERIES_UNKNOWN,
        "observations_wards.csv",
        3,
        "series",
        "made_up_ward",
        "The series of 'life_expectancy' is not in series.csv: add it",
    ),
    "sex_unknown": Said(
        Fault.WORD_UNKNOWN, "observations_wards.csv", 3, "sex", "Men", "The word must be one of: Persons, Male, Female."
    ),
    "snapshot_missing": Said(
        Fault.PLACE_NOT_DESCRIBED, "datapackage.json", 0, "snapshot", "", "The object 'hineq' must hold this as text."
    ),
    "snapshot_unreadable": Said(
        Fault.DATE_UNREADABLE,
        "datapackage.json",
        0,
        "snapshot",
        "31 January 2020",
        "The snapshot date must read like 2026-11-21.",
    ),
    "source_unknown": Said(
        Fault.ID_UNKNOWN,
        "observations_wards.csv",
        3,
        "source_id",
        "made_up_too",
        "The source_id is not in sources.csv: add it there, or correct",
    ),
    "statement_cut_off_unknown": Said(
        Fault.WORD_UNKNOWN, "statements.csv", 3, "cut_off", "cut", "The word must be one of: yes, no."
    ),
    "statement_outcome_unknown": Said(
        Fault.ID_UNKNOWN,
        "statements.csv",
        2,
        "outcome_id",
        "healthy_life",
        "The outcome_id is not in strategy.yaml: add it there, or",
    ),
    "statement_topic_unknown": Said(
        Fault.WORD_UNKNOWN,
        "statements.csv",
        2,
        "topic",
        "facts",
        "The word must be one of: vision, aim, fact, approach,",
    ),
    "statement_twice": Said(
        Fault.KEY_TWICE,
        "statements.csv",
        3,
        "statement_id",
        "smokers",
        "The row repeats row 2: one row for each statement_id. Keep",
    ),
    "status_unknown": Said(
        Fault.WORD_UNKNOWN,
        "observations_wards.csv",
        3,
        "status",
        "Official",
        "The word must be one of: official, estimated, modelled,",
    ),
    "strategy_list_not_keys": Said(
        Fault.STRATEGY_SHAPE,
        "strategy.yaml",
        0,
        "area_lists",
        "poorest_wards",
        "Each entry must be lines of 'key: value'.",
    ),
    "strategy_list_source_unknown": Said(
        Fault.ID_UNKNOWN,
        "strategy.yaml",
        0,
        "source_id",
        "made_up_plan",
        "The source_id is not in sources.csv: add it there, or correct",
    ),
    "strategy_list_without_areas": Said(
        Fault.LIST_WITHOUT_AREAS,
        "strategy.yaml",
        0,
        "list_id",
        "smoky_wards",
        "The list has no areas in area_lists.csv: add them there.",
    ),
    "strategy_list_without_id": Said(
        Fault.STRATEGY_KEY_MISSING,
        "strategy.yaml",
        0,
        "list_id",
        "the wards with the poorest health",
        "The strategy must say the list_id here, as text.",
    ),
    "strategy_list_without_quote": Said(
        Fault.STRATEGY_KEY_MISSING,
        "strategy.yaml",
        0,
        "quote",
        "poorest_wards",
        "The strategy must say the quote here, as text.",
    ),
    "strategy_not_named": Said(
        Fault.STRATEGY_NOT_NAMED,
        "datapackage.json",
        0,
        "strategy",
        "",
        "The pack has lists of areas, so name the strategy file that",
    ),
    "strategy_outcome_duplicated": Said(
        Fault.KEY_TWICE, "strategy.yaml", 0, "outcome_id", "long_lives", "The outcome_id stands twice: keep one."
    ),
    "strategy_outcome_without_board": Said(
        Fault.STRATEGY_KEY_MISSING,
        "strategy.yaml",
        0,
        "delivery_board",
        "long_lives",
        "The strategy must say the delivery_board here, as text.",
    ),
    "strategy_outcomes_no_list": Said(
        Fault.STRATEGY_SHAPE,
        "strategy.yaml",
        0,
        "outcomes",
        "{'long_lives': 'Longer lives'}",
        "The strategy must hold this as a list.",
    ),
    "strategy_source_unknown": Said(
        Fault.ID_UNKNOWN,
        "strategy.yaml",
        0,
        "source_id",
        "made_up_plan",
        "The source_id is not in sources.csv: add it there, or correct",
    ),
    "strategy_with_statements": Said(
        Fault.STATEMENTS_IN_STRATEGY,
        "strategy.yaml",
        0,
        "statements",
        "",
        "What is quoted stands in statements.csv: move it there.",
    ),
    "strategy_without_title": Said(
        Fault.STRATEGY_KEY_MISSING, "strategy.yaml", 0, "title", "", "The strategy must say the title here, as text."
    ),
    "strategy_year_not_whole": Said(
        Fault.YEAR_UNREADABLE,
        "strategy.yaml",
        0,
        "first_year",
        "twenty-ten",
        "The strategy must say this as a whole year, such as 2012.",
    ),
    "strategy_years_swapped": Said(
        Fault.YEARS_SWAPPED,
        "strategy.yaml",
        0,
        "last_year",
        "2005",
        "The last year must not lie before the first, 2010.",
    ),
    "table_needed_not_listed": Said(
        Fault.TABLE_MISSING,
        "datapackage.json",
        0,
        "resources",
        "sources",
        "The resources must hold this table: add it.",
    ),
    "target_before_baseline": Said(
        Fault.TARGET_BEFORE_BASELINE,
        "targets.csv",
        3,
        "period",
        "2008-10",
        "A target must come after its baseline (2010-12).",
    ),
    "target_missing": Said(
        Fault.TARGET_MISSING,
        "targets.csv",
        2,
        "kind",
        "baseline",
        "A baseline must be followed by at least one target of the same",
    ),
    "target_outside_range": Said(
        Fault.FIGURE_OUTSIDE_RANGE,
        "targets.csv",
        4,
        "value",
        "785",
        "A figure in the unit 'years' must lie between 0 and 120.",
    ),
    "tie_of_unknown_priority": Said(
        Fault.ID_UNKNOWN,
        "indicator_ties.csv",
        2,
        "tied_id",
        "priority_1_9",
        "The tied_id is not in commissioning_priorities.csv or",
    ),
    "tie_to_unknown_indicator": Said(
        Fault.ID_UNKNOWN,
        "indicator_ties.csv",
        3,
        "indicator_id",
        "smokers",
        "The indicator_id is not in indicators.csv: add it there, or",
    ),
    "tie_unknown": Said(
        Fault.WORD_UNKNOWN,
        "measures.csv",
        3,
        "tie",
        "close",
        "The word must be one of: direct, near, rival, proxy, context, none.",
    ),
    "tie_without_reason": Said(Fault.CELL_EMPTY, "indicator_ties.csv", 3, "note", "", "The cell must not be empty."),
    "update_due_before_said": Said(
        Fault.DUE_TOO_EARLY,
        "priority_updates.csv",
        2,
        "due",
        "2011-05-31",
        "The due date must not lie before the day in the column",
    ),
    "update_of_unknown_priority": Said(
        Fault.ID_UNKNOWN,
        "priority_updates.csv",
        2,
        "priority_id",
        "priority_2_9",
        "The priority_id is not in commissioning_priorities.csv: add",
    ),
    "update_twice": Said(
        Fault.KEY_TWICE,
        "priority_updates.csv",
        3,
        "priority_id",
        "priority_2_1 / 2011-06-01",
        "The row repeats row 2: one row for each priority_id, as_at.",
    ),
    "upper_limit_below_value": Said(
        Fault.LIMITS_CROSSED,
        "observations_wards.csv",
        3,
        "upper_ci",
        "75",
        "The upper limit must not lie below the value.",
    ),
    "value_missing_without_reason": Said(
        Fault.VALUE_MISSING,
        "observations_wards.csv",
        3,
        "value",
        "",
        "A row without a value must say why in its note, or have the",
    ),
    "value_not_a_number": Said(
        Fault.NUMBER_UNREADABLE,
        "observations_wards.csv",
        3,
        "value",
        "n/a",
        "The cell must be a plain number such as -1234.5, without",
    ),
    "value_outside_range": Said(
        Fault.FIGURE_OUTSIDE_RANGE,
        "observations_wards.csv",
        6,
        "value",
        "250",
        "A figure in the unit '%' must lie between 0 and 100.",
    ),
    "value_type_unknown": Said(
        Fault.WORD_UNKNOWN,
        "indicators.csv",
        2,
        "value_type",
        "Years",
        "The word must be one of: proportion, crude_rate,",
    ),
    "yaml_broken": Said(
        Fault.YAML_BROKEN, "strategy.yaml", 5, "", "", "The file must be YAML: found unexpected end of stream."
    ),
    "yaml_impossible_date": Said(
        Fault.YAML_BROKEN, "strategy.yaml", 0, "", "", "The file must be YAML: day is out of range for month."
    ),
    "yaml_not_keys": Said(
        Fault.STRATEGY_SHAPE, "strategy.yaml", 0, "", "", "The strategy must be lines of 'key: value'."
    ),
    "yaml_says_nothing": Said(
        Fault.SAYS_NOTHING, "strategy.yaml", 0, "", "", "The file says nothing: fill it, or take it out of"
    ),
    "yes_no_unknown": Said(
        Fault.WORD_UNKNOWN, "series.csv", 2, "held_against_target", "Yes", "The word must be one of: yes, no."
    ),
    "credit_no_text": Said(
        Fault.DESCRIPTION_SHAPE,
        "datapackage.json",
        0,
        "boundaries",
        "wards.geojson",
        "The 'ward' boundaries must be the path of a file, or an object",
    ),
    "heading_of_unknown_topic": Said(
        Fault.STRATEGY_SHAPE,
        "strategy.yaml",
        0,
        "topic_headings",
        "manner",
        "A heading must be text, under one of the topics: vision,",
    ),
    "headings_not_keys": Said(
        Fault.STRATEGY_SHAPE,
        "strategy.yaml",
        0,
        "topic_headings",
        "How the board works",
        "The headings must be lines of 'topic: heading'.",
    ),
    "measure_of_the_text_under_an_outcome": Said(
        Fault.PART_WITHOUT_OUTCOME,
        "measures.csv",
        3,
        "outcome_id",
        "healthy_lives",
        "A measure with the part 'outcome' must name its outcome",
    ),
    "measure_under_no_outcome": Said(
        Fault.PART_WITHOUT_OUTCOME,
        "measures.csv",
        3,
        "outcome_id",
        "",
        "A measure with the part 'outcome' must name its outcome",
    ),
    "order_not_whole": Said(
        Fault.DESCRIPTION_SHAPE, "datapackage.json", 0, "order", "first", "The order must be a whole number"
    ),
    "role_of_indicator_unknown": Said(
        Fault.WORD_UNKNOWN,
        "indicators.csv",
        2,
        "roles",
        "headline; leading",
        "Each of the words, parted by ';', must be one of: headline,",
    ),
    "role_of_list_twice": Said(
        Fault.ROLE_TWICE, "strategy.yaml", 0, "role", "poorest_outcomes", "Two lists have this role"
    ),
    "role_of_list_unknown": Said(
        Fault.WORD_UNKNOWN, "strategy.yaml", 0, "role", "worst", "The role of a list must be one of:"
    ),
    "role_of_theme_unknown": Said(
        Fault.WORD_UNKNOWN, "themes.csv", 4, "roles", "parks", "Each of the words, parted by ';', must be one of:"
    ),
    "statement_of_unknown_list": Said(
        Fault.ID_UNKNOWN,
        "statements.csv",
        2,
        "list_id",
        "richest_wards",
        "The list_id is not in strategy.yaml: add it there",
    ),
    "statement_role_unknown": Said(
        Fault.WORD_UNKNOWN, "statements.csv", 2, "role", "proof", "The word must be one of: counts_priorities,"
    ),
    "theme_unknown": Said(
        Fault.ID_UNKNOWN, "indicators.csv", 3, "theme", "Healthy life", "The theme is not in themes.csv: add it there"
    ),
    "vintage_of_unknown_areas": Said(
        Fault.DESCRIPTION_SHAPE,
        "datapackage.json",
        0,
        "vintages",
        "{'parish': '2010 to 2019'}",
        "The vintages must be an object: area type to words",
    ),
}


def bad_pack(folder: Path, *faults: str) -> Path:
    """A copy of the good pack in `folder`, with the bad files of these faults laid over it."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    for fault in faults:
        shutil.copytree(BAD / fault, folder, dirs_exist_ok=True)
    return folder


@cache
def told(fault: str) -> tuple[Problem, ...]:
    """The faults that a check of a bad pack of `bad/` finds, none where it is sound; each pack is read once."""
    with tempfile.TemporaryDirectory() as folder:
        return check_pack(bad_pack(Path(folder), fault)).faults

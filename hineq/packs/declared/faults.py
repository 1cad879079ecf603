"""What can be wrong with a pack, or worth knowing about it: a code and a name for each. See `mends` for what to do."""

from enum import StrEnum


class _Coded(StrEnum):
    """A code, which keeps its meaning for good, and what the thing is called."""

    called: str

    def __new__(cls, code: str, called: str) -> "_Coded":
        """A code with its name."""
        made = str.__new__(cls, code)
        made._value_, made.called = code, called
        return made


class Fault(_Coded):
    """What stops a pack, or a file that a reader handed in."""

    # files
    FOLDER_MISSING = "folder_missing", "There is no such folder"
    FOLDER_NOT_WRITABLE = "folder_not_writable", "The folder cannot be written"
    LAYER_MISSING = "layer_missing", "The layer that a pack lies over is not there"
    LAYER_FAULTY = "layer_faulty", "The layer that a pack lies over has faults"
    LAYER_BUILT = "layer_built", "A layer is built of its sources, and nothing can be brought into it"
    FILE_MISSING = "file_missing", "A file that is named is not there"
    FILE_UNREADABLE = "file_unreadable", "A file cannot be read"
    FILE_EMPTY = "file_empty", "A file is empty"
    NOT_UTF8 = "not_utf8", "A file is no UTF-8 text"
    WORKBOOK = "workbook", "A file is a workbook where text is asked for"
    JSON_BROKEN = "json_broken", "A file is no JSON"
    YAML_BROKEN = "yaml_broken", "A file is no YAML"
    SAYS_NOTHING = "says_nothing", "A JSON or YAML file holds nothing"
    # the description of a pack
    DESCRIPTION_SHAPE = "description_shape", "Something in datapackage.json is of another kind than it must be"
    PLACE_NOT_DESCRIBED = "place_not_described", "datapackage.json does not say which place the pack is about"
    RESOURCE_UNKNOWN = "resource_unknown", "A resource is named after no table"
    RESOURCE_WITHOUT_PATH = "resource_without_path", "A resource does not say which file it is"
    RESOURCE_TWICE = "resource_twice", "Two resources name one file"
    TABLE_MISSING = "table_missing", "A table that every pack must have is not there"
    STRATEGY_NOT_NAMED = "strategy_not_named", "The pack has lists of areas, and no strategy that says what they are"
    # the text of a table
    CSV_BROKEN = "csv_broken", "A file is no comma-separated text from some row on"
    HEADER_UNKNOWN = "header_unknown", "The first row names no column of the table"
    NO_ROWS = "no_rows", "A table has a header and nothing else"
    COLUMN_MISSING = "column_missing", "A column that the table must have is not there"
    COLUMN_TWICE = "column_twice", "A column stands twice"
    COLUMN_KIND = "column_kind", "A column of a Parquet file holds another kind of thing than it must"
    ROW_LENGTH = "row_length", "A row has more or fewer cells than the header"
    ROW_EMPTY = "row_empty", "A row is empty"
    # cells
    CELL_EMPTY = "cell_empty", "A cell that must be filled is empty"
    WORD_UNKNOWN = "word_unknown", "A word is none of those that may stand here"
    NUMBER_UNREADABLE = "number_unreadable", "A cell holds no plain number"
    NUMBER_NOT_WHOLE = "number_not_whole", "A cell holds no whole number"
    DATE_UNREADABLE = "date_unreadable", "A date cannot be read"
    PERIOD_UNREADABLE = "period_unreadable", "A printed period cannot be read"
    # between rows and tables
    KEY_TWICE = "key_twice", "Two rows or entries are named alike"
    ID_UNKNOWN = "id_unknown", "An id or a name leads to nothing"
    SERIES_UNKNOWN = "series_unknown", "A series of an indicator is not declared"
    # figures
    PLAIN_SENTENCE = "plain_sentence", "A plain sentence has no place for its figure"
    MULTIPLIER_NOT_POSITIVE = "multiplier_not_positive", "A multiplier is 0 or less"
    DECIMALS_OUTSIDE = "decimals_outside", "A number of decimals is below 0 or above 6"
    FIGURE_OUTSIDE_RANGE = "figure_outside_range", "A figure lies outside what its unit allows"
    LIMITS_CROSSED = "limits_crossed", "The limits of an interval do not lie on either side of its figure"
    LIMIT_ALONE = "limit_alone", "One limit of an interval is missing"
    COUNT_NEGATIVE = "count_negative", "A count is below 0"
    COUNT_OVER_DENOMINATOR = "count_over_denominator", "More people have something than there are people"
    ESTIMATE_AS_OFFICIAL = "estimate_as_official", "A ward figure made from neighbourhoods is called official"
    VALUE_MISSING = "value_missing", "A figure is missing and nobody says why"
    DAY_OUTSIDE_PERIOD = "day_outside_period", "The first or last day does not belong to the printed period"
    NO_AREA_COUNTED = "no_area_counted", "A rank or a distribution is of no area"
    SPREAD_OUT_OF_ORDER = "spread_out_of_order", "The points of a distribution do not rise"
    RANK_OUTSIDE = "rank_outside", "A rank lies before the first or beyond the last"
    PERCENT_OUTSIDE = "percent_outside", "A printed percentage is below 0 or above 100"
    UNIT_UNLIKE = "unit_unlike", "A measure is in another unit than the indicator that it is tied to"
    # promises
    BASELINE_MISSING = "baseline_missing", "Targets have no baseline"
    TARGET_MISSING = "target_missing", "A baseline has no target after it"
    TARGET_BEFORE_BASELINE = "target_before_baseline", "A target does not come after its baseline"
    PART_WITHOUT_OUTCOME = "part_without_outcome", "The part and the outcome of a measure contradict each other"
    # what documents say
    FIGURE_NOT_IN_QUOTATION = "figure_not_in_quotation", "A printed figure does not stand in its statement's quotation"
    FIGURE_NO_NUMBER = "figure_no_number", "A printed figure is no number in digits"
    FIGURE_UNLIKE_PRINTED = "figure_unlike_printed", "A value is not the number that is printed"
    TIES_DISAGREE = "ties_disagree", "A figure and the measure that it is of have two ties to one indicator"
    WORDING_UNKNOWN = "wording_unknown", "The wording of a link is that of no listed priority"
    EVIDENCE_OF_NOTHING = "evidence_of_nothing", "Evidence names neither a statement nor a page"
    LEADER_NOT_QUOTED = "leader_not_quoted", "Who leads does not stand in the quotation"
    RELATION_UNCLEAR = "relation_unclear", "A relation of a board leads to nobody, or to a board and a role at once"
    BOARDS_IN_A_RING = "boards_in_a_ring", "A board answers to itself"
    ACTION_UNTIED = "action_untied", "An action belongs to no priority and no measure, or says nothing"
    # recommendations
    DUE_TOO_EARLY = "due_too_early", "Something is due before it was said"
    REASON_MISSING = "reason_missing", "A recommendation is paused and nobody says why"
    STATE_AGAINST_DECISION = "state_against_decision", "The state of a recommendation contradicts the decision on it"
    OVERDUE_TOO_EARLY = "overdue_too_early", "A recommendation is called overdue before its day"
    TOTAL_TWICE = "total_twice", "A document's total of one decision stands twice"
    # the strategy's file
    STRATEGY_SHAPE = "strategy_shape", "Something in the strategy's file is of another kind than it must be"
    STRATEGY_KEY_MISSING = "strategy_key_missing", "The strategy's file does not say something that it must"
    YEAR_UNREADABLE = "year_unreadable", "A year of the strategy is no whole number"
    YEARS_SWAPPED = "years_swapped", "The strategy ends before it begins"
    STATEMENTS_IN_STRATEGY = "statements_in_strategy", "Quotations stand in the strategy's file"
    ROLE_TWICE = "role_twice", "Two lists of areas have one role"
    LIST_WITHOUT_AREAS = "list_without_areas", "A list that the strategy names has no areas"
    LIST_WITHOUT_NAME = "list_without_name", "A list of areas is not named in the strategy's file"
    # an agenda
    AGENDA_SHAPE = "agenda_shape", "Something in an agenda is of another kind than it must be"
    AGENDA_KEY_MISSING = "agenda_key_missing", "An agenda or an item of it does not say something that it must"
    AGENDA_KEY_UNKNOWN = "agenda_key_unknown", "An agenda or an item of it has a key that it cannot have"
    AGENDA_NO_FIGURE = "agenda_no_figure", "An item asks for a figure that the pack does not have"
    # boundaries
    BOUNDARIES_NOT_GEOJSON = "boundaries_not_geojson", "A file of boundaries is of another format than GeoJSON"
    BOUNDARIES_EMPTY = "boundaries_empty", "A file of boundaries has no features"
    BOUNDARY_UNNAMED = "boundary_unnamed", "A boundary has no code or no name"
    BOUNDARY_SHAPE = "boundary_shape", "A boundary is no area"
    BOUNDARY_IN_METRES = "boundary_in_metres", "Boundaries are in metres of a national grid"
    BOUNDARY_CRS_UNKNOWN = "boundary_crs_unknown", "Boundaries do not say in which coordinates they are"
    BOUNDARY_VINTAGE = "boundary_vintage", "No boundary is of an area of the pack"
    # an analyst's table of deaths
    AGE_BAND_UNKNOWN = "age_band_unknown", "An age band is none of those of a life table"
    AGE_BANDS_COARSE = "age_bands_coarse", "Age bands are wider than those of a life table"
    DEATHS_SUPPRESSED = "deaths_suppressed", "Counts of deaths are suppressed"
    ALL_CAUSES_MISSING = "all_causes_missing", "There are causes and no row of all of them"
    BAND_MISSING = "band_missing", "Rows of an age band are missing"
    DEATHS_MISSING = "deaths_missing", "Deaths are not given"
    POPULATION_MISSING = "population_missing", "The row of all causes does not say the population"
    POPULATION_UNLIKE = "population_unlike", "Two rows of one band say two populations"
    DEATHS_OVER_PEOPLE = "deaths_over_people", "More people died than there were"
    CAUSES_OVER_ALL = "causes_over_all", "Causes have more deaths than all causes together"
    # the national layer
    MEASURE_MISSING = "measure_missing", "A source has no figure of a measure that a recipe asks for"
    TOTAL_UNLIKE = "total_unlike", "A total is not the sum of what lies in it"
    SEAL_BROKEN = "seal_broken", "A built file is not the one that was sealed"


class Notice(_Coded):
    """What is worth knowing and stops nothing: it is drawn honestly."""

    COLUMN_UNKNOWN = "column_unknown", "A column is none of the table"
    NO_FIGURE = "no_figure", "An indicator has no figure"
    WARD_WITHOUT_FIGURE = "ward_without_figure", "A ward has no figure where other wards have one"
    FIT_UNKNOWN = "fit_unknown", "Nobody says how well neighbourhoods fit wards with estimates made of them"
    SHAPE_WITHOUT_AREA = "shape_without_area", "A boundary is of no area of the pack"
    AREA_WITHOUT_SHAPE = "area_without_shape", "An area has no boundary"
    NO_BOUNDARIES = "no_boundaries", "Areas of a type have no boundaries"
    ROLE_UNFILLED = "role_unfilled", "Nothing in the pack has a role that pages look for"
    # a file that an officer hands in
    WINDOWS_TEXT = "windows_text", "A file was read as Windows text"
    TEXT_AROUND = "text_around", "Titles, keys or notes around a table were passed over"
    AS_WRITTEN = "as_written", "A cell that cannot be read is kept as it is written"
    TAKEN_FOR = "taken_for", "A header, a word or a day was taken for another"
    ROWS_NAMED_BY_LINE = "rows_named_by_line", "Rows have no id and are named by their line"
    COLUMNS_TAKEN_AS_EMPTY = "columns_taken_as_empty", "Columns are not there and taken as empty"

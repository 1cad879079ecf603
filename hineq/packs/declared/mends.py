"""What to do about each fault and notice, in plain words: whole, so that none is without."""

from collections.abc import Mapping
from typing import Final

from hineq.packs.declared.faults import Fault, Notice

MENDS: Final[Mapping[Fault | Notice, str]] = {
    Fault.FOLDER_MISSING: "Name a folder that holds a pack: one with a `datapackage.json`.",
    Fault.FOLDER_NOT_WRITABLE: (
        "Give yourself the right to write in the folder, make room on the disk, or describe a copy of the pack."
    ),
    Fault.LAYER_MISSING: "Put the folder of the layer beside the pack, or take `over` out of `datapackage.json`.",
    Fault.LAYER_FAULTY: "Mend the layer first: check its folder, or build it again.",
    Fault.LAYER_BUILT: (
        "Make a layer of the council over it with `python -m hineq new NAME --area CODE`, and bring the files into that; or build the layer again "
        "of other sources."
    ),
    Fault.FILE_MISSING: (
        "Put the file into the folder, or run `python -m hineq describe FOLDER`, which takes it out of the description."
    ),
    Fault.FILE_UNREADABLE: "Look whether the path names a file, not a folder, and whether you may read it.",
    Fault.FILE_EMPTY: "Fill the file, or delete it and run `python -m hineq describe FOLDER`.",
    Fault.NOT_UTF8: (
        "Save the file again as UTF-8; in Excel choose 'CSV UTF-8 (Comma delimited)'. The value is the byte, as hex."
    ),
    Fault.WORKBOOK: "In Excel, save the sheet as 'CSV UTF-8 (Comma delimited)' and take that file.",
    Fault.JSON_BROKEN: (
        "Mend the text at the row that is named: most often a comma, a bracket or a quotation mark is missing."
    ),
    Fault.YAML_BROKEN: (
        "Mend the text at the row that is named: put texts with a colon in quotation marks, indent with spaces."
    ),
    Fault.SAYS_NOTHING: "Fill the file, or take its path out of `datapackage.json`.",
    Fault.DESCRIPTION_SHAPE: (
        "Write at the key that is named what the rule asks for: a text, a list, a whole number or an object."
    ),
    Fault.PLACE_NOT_DESCRIBED: (
        "Give the object `hineq` the keys place_id, name, area_code, benchmark_code and snapshot, each as text."
    ),
    Fault.RESOURCE_UNKNOWN: (
        "Name the resource after its table, with a part of its own behind a hyphen where a table has several "
        "files: `observations-wards`. `python -m hineq describe FOLDER` does it by the file's name."
    ),
    Fault.RESOURCE_WITHOUT_PATH: "Give the resource its `path`, or run `python -m hineq describe FOLDER`.",
    Fault.RESOURCE_TWICE: "Take one of the two out of `datapackage.json`.",
    Fault.TABLE_MISSING: "Write the table as a CSV file and run `python -m hineq describe FOLDER`.",
    Fault.STRATEGY_NOT_NAMED: (
        "Name the strategy's file under `strategy` in the object `hineq`, or take area_lists.csv out."
    ),
    Fault.CSV_BROKEN: "Close each cell that opens with a quotation mark, and double every quotation mark within it.",
    Fault.HEADER_UNKNOWN: "Make the first row the names of the columns, parted by commas, not by semicolons or tabs.",
    Fault.NO_ROWS: "Add at least one row, or delete the file and run `python -m hineq describe FOLDER`.",
    Fault.COLUMN_MISSING: "Add the column to the header and a cell for it to each row.",
    Fault.COLUMN_TWICE: "Keep one of the two, with the cells that are meant.",
    Fault.COLUMN_KIND: "Take the file that the README of the sources describes: another release may have another column of that name.",
    Fault.ROW_LENGTH: "Add or remove commas; a cell with a comma in it stands in quotation marks.",
    Fault.ROW_EMPTY: "Fill the row, or take it out.",
    Fault.CELL_EMPTY: "Fill the cell.",
    Fault.WORD_UNKNOWN: "Write one of the words that the rule lists, exactly so: capitals count.",
    Fault.NUMBER_UNREADABLE: (
        "Write the number in the digits 0 to 9 with a point, without commas, spaces or signs such as % or £. "
        "Leave the cell empty where there is no figure."
    ),
    Fault.NUMBER_NOT_WHOLE: "Write a whole number in the digits 0 to 9.",
    Fault.DATE_UNREADABLE: "Write the date as year, month and day: 2015-04-01.",
    Fault.PERIOD_UNREADABLE: "Write a year (2021), a financial or school year (2015/16) or a span of years (2012-14).",
    Fault.KEY_TWICE: "Keep one of the two, or give one of them another name where they are meant to differ.",
    Fault.ID_UNKNOWN: "Add it to the file that the rule names, or correct it where it stands.",
    Fault.SERIES_UNKNOWN: (
        "Add a row with the indicator and the series to series.csv, or correct the series of the figure."
    ),
    Fault.PLAIN_SENTENCE: "Write {figure} once, where the figure goes, and {people} at most once, where 'men' or 'women' goes.",
    Fault.MULTIPLIER_NOT_POSITIVE: (
        "Write what a share is multiplied by to give the figure: 100 for a percentage, 1000 for a rate per "
        "1,000, else 1."
    ),
    Fault.DECIMALS_OUTSIDE: "Write how many decimals the source prints.",
    Fault.FIGURE_OUTSIDE_RANGE: (
        "Look the figure up in its source; where it is right, the indicator's value_type or multiplier is wrong."
    ),
    Fault.LIMITS_CROSSED: "Look up the value and both limits in the source: most often two cells were swapped.",
    Fault.LIMIT_ALONE: "Give both limits, or leave both cells empty.",
    Fault.COUNT_NEGATIVE: "Look the count up in its source; leave the cell empty where there is none.",
    Fault.COUNT_OVER_DENOMINATOR: "Look up count and denominator in the source: most often they were swapped.",
    Fault.ESTIMATE_AS_OFFICIAL: (
        "Give the row the status 'estimated'; take the role from the series where the publisher gives the ward figures."
    ),
    Fault.VALUE_MISSING: (
        "Say in the note why there is no value, or give the row the status 'suppressed' where the source withholds it."
    ),
    Fault.DAY_OUTSIDE_PERIOD: (
        "Put the first day into the first year of the printed period and the last day into its last year, in order."
    ),
    Fault.NO_AREA_COUNTED: "Write how many areas were ranked or counted, or take the row out.",
    Fault.SPREAD_OUT_OF_ORDER: "Put the points in order, from the minimum over the percentiles to the maximum.",
    Fault.RANK_OUTSIDE: "Write a rank between 1 and the number of areas ranked.",
    Fault.PERCENT_OUTSIDE: "Look the percentage up in the document.",
    Fault.UNIT_UNLIKE: "Tie the measure to an indicator of its own unit (`--measure`), or bring the figures in the indicator's unit.",
    Fault.BASELINE_MISSING: "Give each indicator, area and sex with targets a row of the kind 'baseline'.",
    Fault.TARGET_MISSING: "Add the targets that belong to the baseline, or take the baseline out.",
    Fault.TARGET_BEFORE_BASELINE: (
        "Look up both periods in the document; a target's period ends after that of its baseline."
    ),
    Fault.PART_WITHOUT_OUTCOME: "Name the outcome where the part is 'outcome', and leave it empty where it is another.",
    Fault.FIGURE_NOT_IN_QUOTATION: (
        "Copy the figure exactly as the quotation has it, with its sign and its commas, and not a part of it."
    ),
    Fault.FIGURE_NO_NUMBER: "Quote a figure that the document prints in digits; of words only those for none, such as no-one, are figures.",
    Fault.FIGURE_UNLIKE_PRINTED: "Write the value that the printed figure reads as.",
    Fault.TIES_DISAGREE: "Decide how near the indicator comes to the measure, and write it in both tables.",
    Fault.WORDING_UNKNOWN: "Keep the document's wording, and say in jsna_aliases.csv which priority it stands for.",
    Fault.EVIDENCE_OF_NOTHING: "Fill statement_id or page.",
    Fault.LEADER_NOT_QUOTED: "Quote where the document says who leads, and write the role in the document's words.",
    Fault.RELATION_UNCLEAR: "Fill other_id for a relation to a board, and role for one to who leads or chairs it.",
    Fault.BOARDS_IN_A_RING: (
        "Follow the boards that the rule lists, and take out the relation that the document does not say."
    ),
    Fault.ACTION_UNTIED: "Name the priority or the measure that the action is for, and say what is done or who does it.",
    Fault.DUE_TOO_EARLY: "Look up both days: the due date must not lie before the other.",
    Fault.REASON_MISSING: "Say the reason in state_reason.",
    Fault.STATE_AGAINST_DECISION: (
        "Correct the decision or the state: only what was agreed is achieved, and what was refused is never overdue."
    ),
    Fault.OVERDUE_TOO_EARLY: "Correct the due date, or give the recommendation another state.",
    Fault.TOTAL_TWICE: "Keep one row for each decision of a document.",
    Fault.STRATEGY_SHAPE: (
        "Write at the key that is named what the rule asks for: a list, a sentence or lines of 'key: value'."
    ),
    Fault.STRATEGY_KEY_MISSING: (
        "Write the key that is named with its text. The value is the entry in which it is missing."
    ),
    Fault.YEAR_UNREADABLE: "Write the year in four digits, without quotation marks.",
    Fault.YEARS_SWAPPED: "Swap the two years, or look them up.",
    Fault.STATEMENTS_IN_STRATEGY: (
        "Move each to a row of statements.csv, with its source and its place in the document."
    ),
    Fault.ROLE_TWICE: "Take the role from one of the two.",
    Fault.LIST_WITHOUT_AREAS: "Add its areas to area_lists.csv, or take the list out of the strategy's file.",
    Fault.LIST_WITHOUT_NAME: "Add an entry with list_id, name, quote and source_id under area_lists.",
    Fault.AGENDA_SHAPE: "Write the agenda as `key: value`, and its items as a list in which each begins with `- kind: `.",
    Fault.AGENDA_KEY_MISSING: "Add the key that is named to the item of that line.",
    Fault.AGENDA_KEY_UNKNOWN: "Correct the key, or take it out: the rule names those that an item of its kind may have.",
    Fault.AGENDA_NO_FIGURE: "Ask for what the rule names, or take the item out.",
    Fault.BOUNDARIES_NOT_GEOJSON: "Download or save the boundaries as GeoJSON, in longitude and latitude (WGS84).",
    Fault.BOUNDARIES_EMPTY: "Export the boundaries again, as a GeoJSON FeatureCollection.",
    Fault.BOUNDARY_UNNAMED: (
        "Give each feature the properties area_code and area_name, as text; those of the ONS (WD13CD, wd22nm) are read too."
    ),
    Fault.BOUNDARY_SHAPE: (
        "Export the feature as Polygon or MultiPolygon, each ring with four or more points and closed."
    ),
    Fault.BOUNDARY_IN_METRES: (
        "Download the boundaries in longitude and latitude (WGS84, EPSG:4326), or convert them with ogr2ogr or QGIS."
    ),
    Fault.BOUNDARY_CRS_UNKNOWN: (
        "Write the file again with its coordinate reference system, for example by GeoDataFrame.set_crs and to_parquet."
    ),
    Fault.BOUNDARY_VINTAGE: "Take the boundaries of the year that areas.csv is of.",
    Fault.AGE_BAND_UNKNOWN: (
        "Write 0, 1-4, 5-9 and so on to 85-89, then 90+; '1 to 4' where a spreadsheet makes a date of 1-4."
    ),
    Fault.AGE_BANDS_COARSE: (
        "Ask for deaths and people in the bands 0, 1-4, 5-9 and so on to 85-89, then 90+: wider ones cannot be parted."
    ),
    Fault.DEATHS_SUPPRESSED: "Ask for the table without suppression, or join areas or years until no count is withheld.",
    Fault.ALL_CAUSES_MISSING: (
        "Add rows of the cause 'All causes' with all deaths, or a cause 'All other causes' with those of no other."
    ),
    Fault.BAND_MISSING: "Add a row for each band that is named, with 0 deaths where nobody died.",
    Fault.DEATHS_MISSING: "Write 0 where nobody died; ask for the full table where counts were suppressed.",
    Fault.POPULATION_MISSING: "Write the people of the band, added up over the years of the deaths.",
    Fault.POPULATION_UNLIKE: "Leave the population empty in the rows of single causes.",
    Fault.DEATHS_OVER_PEOPLE: "Count the population over as many years as the deaths.",
    Fault.CAUSES_OVER_ALL: "Give each death one underlying cause, and put all deaths in the row of all causes.",
    Fault.MEASURE_MISSING: (
        "Take the whole file, or correct the measure, the release or the source in the recipe; take a recipe out where the "
        "measure is no longer published."
    ),
    Fault.TOTAL_UNLIKE: "Take all files of one release: one of the two tells of other areas or another year.",
    Fault.SEAL_BROKEN: (
        "Build the layer again with `python -m hineq build`, or fetch the folder `built` again: a file of it was changed, or "
        "came over in part."
    ),
    Notice.COLUMN_UNKNOWN: "Nothing is read from it. Correct its name where one of the table's columns is meant.",
    Notice.NO_FIGURE: "Add its figures, or leave it: pages say that there are none.",
    Notice.WARD_WITHOUT_FIGURE: (
        "Add a row with the status 'suppressed' or a note, where the source says why it is missing."
    ),
    Notice.FIT_UNKNOWN: (
        "Give the wards their columns `neighbourhoods` and `overlap` in areas.csv: how many neighbourhoods are given to the ward, and "
        "the ground of both over that of either, 0 to 1. Without them a poor fit ranks like a good one."
    ),
    Notice.SHAPE_WITHOUT_AREA: "It is left out. Add the area to areas.csv where it belongs to the place.",
    Notice.AREA_WITHOUT_SHAPE: "It stands in tables only. Add its feature to the file of boundaries.",
    Notice.NO_BOUNDARIES: (
        "Name a GeoJSON file under `boundaries` in the object `hineq`, or leave it: pages show tables instead of a map."
    ),
    Notice.ROLE_UNFILLED: (
        "Give the role to what fills it, in the column `roles`, or leave it where nothing does: pages leave "
        "the part out."
    ),
    Notice.WINDOWS_TEXT: (
        "Look whether pound signs, dashes and quotation marks are right; else save the file as 'CSV UTF-8'."
    ),
    Notice.TEXT_AROUND: "Look whether a row of the table is among it; if so, fill its cells.",
    Notice.AS_WRITTEN: "Look at the note of the row; write a day or a word that can be read where one is meant.",
    Notice.TAKEN_FOR: "Look whether it was meant so; else write it as the template has it.",
    Notice.ROWS_NAMED_BY_LINE: (
        "Add the column recommendation_id where rows are to be found again after lines have moved."
    ),
    Notice.COLUMNS_TAKEN_AS_EMPTY: "Add the columns that you need; the template has them all.",
}

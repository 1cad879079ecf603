"""Roles: what the code must know of a pack, declared by the pack, so that no id, theme or phrase stands in the code.

Each role says what the pages lose where nothing of a pack fills it; `python -m hineq check` gives that as a notice.
"""

from enum import StrEnum
from typing import assert_never


class IndicatorRole(StrEnum):
    """What an indicator is to the pages, beside being a measure."""

    HEADLINE = "headline"
    GAP_WITHIN = "gap_within"
    PROMISED_GAP = "promised_gap"
    PROMISED_COUNTRY_GAP = "promised_country_gap"
    NATIONAL_TARGET = "national_target"
    DEPRIVATION = "deprivation"
    RESTATES_DEPRIVATION = "restates_deprivation"
    COMPOSITE = "composite"
    AGE_DEPENDENT = "age_dependent"
    CASH_TERMS = "cash_terms"
    LEADS_FAMILY = "leads_family"

    @property
    def meaning(self) -> str:
        """What an indicator with this role is."""
        match self:
            case IndicatorRole.HEADLINE:
                return "The measure that is shown where nobody chose one, and whose gap with the country is told first."
            case IndicatorRole.GAP_WITHIN:
                return "A published measure of the gap inside the place in the headline measure."
            case IndicatorRole.PROMISED_GAP:
                return "The gap inside the place that a strategy promised to narrow, as the strategy measures it."
            case IndicatorRole.PROMISED_COUNTRY_GAP:
                return "A measure in which a strategy promised to narrow the place's gap with its country."
            case IndicatorRole.NATIONAL_TARGET:
                return "A measure by which a national target that the documents name was to be judged."
            case IndicatorRole.DEPRIVATION:
                return "The score that orders areas by deprivation."
            case IndicatorRole.RESTATES_DEPRIVATION:
                return "The deprivation score said in another way, which cannot be ordered by it."
            case IndicatorRole.COMPOSITE:
                return "A score made of measures that stand in the pack themselves: shown, not counted again."
            case IndicatorRole.AGE_DEPENDENT:
                return "A crude figure that hangs on how old the residents are: shown, neither judged nor counted."
            case IndicatorRole.CASH_TERMS:
                return "A sum of money in the prices of each year: held against other areas, not judged over time."
            case IndicatorRole.LEADS_FAMILY:
                return "The measure that stands for the others of its family."
        assert_never(self)

    @property
    def without(self) -> str:
        """What the pages lose in a pack where no indicator has this role; empty where they lose nothing."""
        match self:
            case IndicatorRole.HEADLINE:
                return "pages open on the first measure with ward figures, and the gap with the country is not told"
            case IndicatorRole.GAP_WITHIN:
                return "no gap inside the place is drawn through time"
            case IndicatorRole.DEPRIVATION:
                return "wards are not ordered by deprivation: no slope index, no fifths, no ratio"
            case IndicatorRole.NATIONAL_TARGET:
                return "no figure stands beside the national targets that documents name"
            case (
                IndicatorRole.PROMISED_GAP
                | IndicatorRole.PROMISED_COUNTRY_GAP
                | IndicatorRole.RESTATES_DEPRIVATION
                | IndicatorRole.COMPOSITE
                | IndicatorRole.AGE_DEPENDENT
                | IndicatorRole.CASH_TERMS
                | IndicatorRole.LEADS_FAMILY
            ):
                return ""
        assert_never(self)


class SeriesRole(StrEnum):
    """What a series of an indicator is, beside being a vintage."""

    PART_OF_DEPRIVATION = "part_of_deprivation"
    MEAN_OF_NEIGHBOURHOODS = "mean_of_neighbourhoods"
    SUM_OF_NEIGHBOURHOODS = "sum_of_neighbourhoods"
    REPEATS_VALUES = "repeats_values"

    @property
    def meaning(self) -> str:
        """What a series with this role is."""
        match self:
            case SeriesRole.PART_OF_DEPRIVATION:
                return "Figures that are themselves a part of the score that orders areas by deprivation."
            case SeriesRole.MEAN_OF_NEIGHBOURHOODS:
                return "Ward figures that are averages of their neighbourhoods' figures, weighted by residents."
            case SeriesRole.SUM_OF_NEIGHBOURHOODS:
                return (
                    "Ward figures that are sums of the true counts of neighbourhoods, each given whole to the ward it fits "
                    "best: estimates, with the intervals of their counts."
                )
            case SeriesRole.REPEATS_VALUES:
                return (
                    "Figures that are carried over years in which nothing was measured anew: the newest is of the first of the "
                    "last years that are alike."
                )
        assert_never(self)


class ThemeRole(StrEnum):
    """What the measures of a theme tell."""

    HEALTH = "health"
    WIDER_CAUSES = "wider_causes"
    SURROUNDINGS = "surroundings"

    @property
    def meaning(self) -> str:
        """What a theme with this role holds."""
        match self:
            case ThemeRole.HEALTH:
                return "Measures of health itself, not of its causes."
            case ThemeRole.WIDER_CAUSES:
                return "Measures of work, homes and surroundings: the wider causes of health."
            case ThemeRole.SURROUNDINGS:
                return "Measures of what services and surroundings are like, not of how people fare."
        assert_never(self)

    @property
    def without(self) -> str:
        """What the pages lose in a pack where no theme has this role; empty where they lose nothing."""
        match self:
            case ThemeRole.HEALTH:
                return "where to begin is answered by one measure a theme, not by measures of health"
            case ThemeRole.WIDER_CAUSES | ThemeRole.SURROUNDINGS:
                return ""
        assert_never(self)


class StatementRole(StrEnum):
    """What a quoted statement is evidence for, where a page looks for it."""

    COUNTS_PRIORITIES = "counts_priorities"
    CAUSES_OF_THE_GAP = "explains_the_gap"

    @property
    def meaning(self) -> str:
        """What a statement with this role says."""
        match self:
            case StatementRole.COUNTS_PRIORITIES:
                return "How many priorities the document says that it has."
            case StatementRole.CAUSES_OF_THE_GAP:
                return "What the document says the gap is made of."
        assert_never(self)


class AreaListRole(StrEnum):
    """What a document's list of areas is, where pages look for it."""

    POOREST_OUTCOMES = "poorest_outcomes"

    @property
    def meaning(self) -> str:
        """What a list with this role names."""
        return "The areas that the strategy says have the poorest outcomes."

    @property
    def without(self) -> str:
        """What the pages lose in a pack with a strategy where no list has this role."""
        return "the strategy's own list is not set beside the wards that are poorest by the figures"


class StrategyPart(StrEnum):
    """Where in a strategy a measure is named: under an outcome, as a success of the whole, or in the text alone."""

    OUTCOME = "outcome"
    OVERALL = "overall"
    IN_TEXT = "in_text"

    @property
    def word(self) -> str:
        """The part as a heading of its own; an outcome has its own name."""
        match self:
            case StrategyPart.OUTCOME:
                return "Under an outcome"
            case StrategyPart.OVERALL:
                return "Overall success of the strategy"
            case StrategyPart.IN_TEXT:
                return "Named in the text, without a target"
        assert_never(self)

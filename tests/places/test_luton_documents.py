"""What Luton's three documents say, as the pack holds it: every printed figure, every priority, every link, every cut."""

import csv
import re
from collections import Counter
from functools import cache

import pytest

from hineq.insights.thread.strategy import above_words, wards_named
from hineq.model.document_words import Judgement, StatementTopic
from hineq.model.statement import Statement, StatementFigure
from hineq.model.thread import Thread
from hineq.model.words import Tie
from tests.luton import luton
from tests.paths import DATA

PACK = DATA / "luton"
STRATEGY, AUDIT, SELF = "luton_hwb_strategy_2012_17", "luton_audit_2008", "luton_self_assessment_2013"
# what is in force now: how many promises, priorities and other sentences of each document are quoted
NOW = {
    "luton_wellbeing_page": (5, 10, 1),
    "luton_wellbeing_2023_28": (0, 2, 1),
    "luton_wellbeing_2019_24": (0, 0, 2),
    "luton_child_friendly_page": (4, 0, 1),
    "luton_2040_page": (0, 3, 1),
    "luton_2040_2020": (1, 0, 0),
    "luton_2040_vision_2020": (0, 0, 1),
}
# statement, as printed, what it counts, the number, unit, area (code or the document's words), sex, period
PRINTED = [
    ("life_expectancy_text", "77.2", "life expectancy of males", 77.2, "years", "E06000032", "Male", ""),
    ("life_expectancy_text", "81.2", "life expectancy of females", 81.2, "years", "E06000032", "Female", ""),
    ("life_expectancy_text", "78.5", "national average for males", 78.5, "years", "national average", "Male", ""),
    ("life_expectancy_text", "82.5", "national average for females", 82.5, "years", "national average", "Female", ""),
    ("life_expectancy_gap_text", "8.9", "life expectancy gap for males between the most and least deprived areas", 8.9, "years", "E06000032", "Male", ""),
    ("life_expectancy_gap_text", "6.4", "life expectancy gap for females between the most and least deprived areas", 6.4, "years", "E06000032", "Female", ""),
    ("know_child_poverty", "28.4%", "children in poverty", 28.4, "%", "E06000032", "Persons", ""),
    ("know_child_poverty", "14,650", "children living in poverty, approximately", 14650, "children", "E06000032", "Persons", ""),
    ("know_families", "525", "families having serious problems, approximately", 525, "families", "E06000032", "Persons", ""),
    ("know_infant_mortality", "7.5", "infant deaths", 7.5, "per 1,000 live births", "E06000032", "Persons", "2008-10"),
    ("know_infant_mortality", "4.5", "infant deaths, England and Wales", 4.5, "per 1,000 live births", "K04000001", "Persons", "2008-10"),
    ("know_low_birth_weight", "9.5%", "babies of low birth weight, of all live births", 9.5, "%", "E06000032", "Persons", "2010"),
    ("know_low_birth_weight", "7.3%", "babies of low birth weight, national average", 7.3, "%", "national average", "Persons", "2010"),
    ("know_child_obesity", "11.2%", "obesity in Year R", 11.2, "%", "E06000032", "Persons", "2010/11"),
    ("know_child_obesity", "9.4%", "obesity in Year R, England", 9.4, "%", "E92000001", "Persons", "2010/11"),
    ("know_child_obesity", "11.0%", "obesity in Year R, statistical neighbours", 11.0, "%", "statistical neighbours", "Persons", "2010/11"),
    ("know_child_obesity", "21.9%", "obesity in Year 6", 21.9, "%", "E06000032", "Persons", "2010/11"),
    ("know_child_obesity", "19.0 %", "obesity in Year 6, England", 19.0, "%", "E92000001", "Persons", "2010/11"),
    ("know_tooth_decay", "44%", "five-year-olds with tooth decay, missing and filled teeth", 44, "%", "E06000032", "Persons", ""),
    ("know_tooth_decay", "31%", "five-year-olds with tooth decay, missing and filled teeth, England", 31, "%", "E92000001", "Persons", ""),
    ("know_child_mental_health", "25%", "mental health disorders in children and young people, above the national average", 25, "% higher", "E06000032", "Persons", ""),
    ("know_deprived_quintiles", "59%", "residents in the two most deprived national quintiles", 59, "%", "E06000032", "Persons", ""),
    ("know_deprived_quintiles", "40%", "residents in the two most deprived national quintiles, England", 40, "%", "E92000001", "Persons", ""),
    ("know_smoking", "25.2%", "adults who smoke", 25.2, "%", "E06000032", "Persons", ""),
    ("know_smoking", "33.2%", "people from routine and manual groups who smoke", 33.2, "%", "E06000032", "Persons", ""),
    ("know_domestic_abuse", "3,906", "incidents of domestic abuse reported to the police", 3906, "incidents", "E06000032", "Persons", "2010/11"),
    ("know_domestic_abuse", "5,000", "women who will suffer domestic violence in any one year, lower end of the estimate", 5000, "women", "E06000032", "Female", ""),
    ("know_domestic_abuse", "10,000", "women who will suffer domestic violence in any one year, upper end of the estimate", 10000, "women", "E06000032", "Female", ""),
    ("know_household_income", "£12,332", "gross disposable household income per head", 12332, "£", "E06000032", "Persons", ""),
    ("know_household_income", "£3,000", "less than the national average, over", 3000, "£", "E06000032", "Persons", ""),
    ("know_household_income", "£15,545", "gross disposable household income per head, national average", 15545, "£", "national average", "Persons", ""),
    ("know_household_income", "£15,939", "gross disposable household income per head, regional average", 15939, "£", "regional average", "Persons", ""),
    ("know_overcrowding", "7.6%", "households overcrowded", 7.6, "%", "E06000032", "Persons", ""),
    ("know_overcrowding", "1.4%", "households seriously overcrowded, around", 1.4, "%", "E06000032", "Persons", ""),
    ("know_long_term_conditions", "37,000", "people with some form of long term condition, over", 37000, "people", "E06000032", "Persons", ""),
    ("know_causes_of_death", "31%", "deaths from circulatory diseases, of all deaths", 31, "%", "E06000032", "Persons", "2008-10"),
    ("know_causes_of_death", "27%", "deaths from cancer, of all deaths", 27, "%", "E06000032", "Persons", "2008-10"),
    ("know_diabetes_groups", "40.6%", "Black and Minority Ethnic groups, of the population", 40.6, "%", "E06000032", "Persons", ""),
    ("know_projected_conditions", "70%", "increase of type 2 diabetes, more than", 70, "% increase", "not stated", "Persons", "by 2050"),
    ("know_projected_conditions", "30%", "increase of stroke", 30, "% increase", "not stated", "Persons", "by 2050"),
    ("know_projected_conditions", "20%", "increase of heart disease", 20, "% increase", "not stated", "Persons", "by 2050"),
    ("know_undiagnosed", "6,200", "people with heart disease, COPD or diabetes who have not been diagnosed", 6200, "people", "E06000032", "Persons", ""),
    ("table_life_expectancy_men_luton", "77.7", "life expectancy of males at the start", 77.7, "years", "E06000032", "Male", "2008-10"),
    ("table_life_expectancy_men_england", "78.6", "life expectancy of males at the start", 78.6, "years", "E92000001", "Male", "2008-10"),
    ("table_life_expectancy_women_luton", "80.9", "life expectancy of females at the start", 80.9, "years", "E06000032", "Female", "2008-10"),
    ("table_life_expectancy_women_england", "82.6", "life expectancy of females at the start", 82.6, "years", "E92000001", "Female", "2008-10"),
    ("national_target_2010", "10%", "reduction of inequalities in health outcomes", 10, "%", "nationwide", "Persons", "by 2010"),
    ("self_savings", "49", "saving", 49, "£ million", "E06000032", "Persons", ""),
    ("self_savings", "30%", "saving, of the 2012/13 net revenue budget", 30, "%", "E06000032", "Persons", "2012/13"),
    ("self_affordable_homes", "150", "affordable homes delivered, more than", 150, "homes", "E06000032", "Persons", ""),
    ("self_affordable_homes", "109", "affordable homes expected this year", 109, "homes", "E06000032", "Persons", ""),
    ("self_community_debate", "16", "service change proposals put to the public", 16, "proposals", "E06000032", "Persons", ""),
    ("self_community_debate", "5,000", "responses, over", 5000, "responses", "E06000032", "Persons", ""),
    ("self_typical_user", "29%", "share of the total population", 29, "%", "E06000032", "Persons", ""),
    ("self_typical_user", "50%", "share of all GP appointments", 50, "%", "E06000032", "Persons", ""),
    ("self_typical_user", "65%", "share of outpatients' appointments", 65, "%", "E06000032", "Persons", ""),
    ("self_typical_user", "70%", "share of all inpatient bed days", 70, "%", "E06000032", "Persons", ""),
    ("self_care_over_65", "51%", "people receiving social services who are over 65", 51, "%", "E06000032", "Persons", ""),
    ("self_care_over_65", "75%", "adults in residential care who are over 65", 75, "%", "E06000032", "Persons", ""),
    ("self_care_over_65", "91%", "people in nursing care who are over 65", 91, "%", "E06000032", "Persons", ""),
    ("self_ageing", "55%", "growth of people aged 85 and over", 55, "% increase", "E06000032", "Persons", "2010 to 2030"),
    ("self_ageing", "2350", "people aged 85 and over", 2350, "people", "E06000032", "Persons", "2010"),
    ("self_ageing", "3650", "people aged 85 and over, projected", 3650, "people", "E06000032", "Persons", "2030"),
    ("self_dementia", "9%", "predicted increase of dementia", 9, "% increase", "E06000032", "Persons", "2010 to 2014"),
    ("self_dementia", "29%", "predicted increase of dementia to 2020", 29, "% increase", "E06000032", "Persons", "to 2020"),
    ("self_life_expectancy_ranks", "357", "rank on female life expectancy", 357, "rank", "E06000032", "Female", ""),
    ("self_life_expectancy_ranks", "404", "local areas ranked", 404, "local areas", "the document does not say which", "Persons", ""),
    ("self_life_expectancy_ranks", "276", "rank on male life expectancy", 276, "rank", "E06000032", "Male", ""),
    ("self_supported_living", "18", "people with mental health needs living independently in new schemes", 18, "people", "E06000032", "Persons", ""),
    ("self_learning_disability_health", "50", "times more likely to die prematurely", 50, "times", "E06000032", "Persons", ""),
    ("self_health_checks_before", "139", "people with a learning disability for whom health checks were done", 139, "people", "E06000032", "Persons", "four years before"),
    ("self_health_checks_offered", "286", "health checks offered to people with a learning disability", 286, "health checks", "E06000032", "Persons", "2012/13"),
    ("self_health_checks_offered", "86%", "health checks offered, of the eligible population", 86, "%", "E06000032", "Persons", "2012/13"),
    ("self_young_people_transition", "96", "young people who will move from children's services", 96, "people", "E06000032", "Persons", "in the next 5 years"),
    ("now_no_one_in_poverty", "no-one", "people living in poverty by 2040", 0, "people", "E06000032", "Persons", "2040"),
    ("self_autism", "600", "professionals trained, over", 600, "professionals", "across Bedfordshire", "Persons", ""),
]  # fmt: skip
# the first words of each commissioning priority
PRIORITIES = {
    "1.1": "Implement Luton's Healthy Child Programme (0-19) through",
    "1.2": "Strengthen Luton's model of early intervention services",
    "1.3": "Develop services for families with multiple needs through",
    "1.4": "Mitigate the impact of poverty on families' lives through",
    "2.1": "Develop a model of integrated healthy lifestyle services.",
    "2.2": "Prioritise the prevention and early detection of",
    "2.3": "Strengthen integrated working across the wider",
    "2.4": "Strengthen community development by building on the",
    "2.5": "Develop models of working to promote pos",
    "2.6": "Strengthen services to reduce the impact of",
    "3.1": "Put in place systematic programmes to reduce the",
    "3.2": "Ensure GPs take a risk based approach to identify all",
    "3.3": "Drive forward the integration of health and social care",
    "3.4": "Drive the development and delivery of tailored",
    "3.5": "Implement an Improving Access to Psychological Therapies",
    "3.6": "Develop a comprehensive range of prevention and early",
    "3.7": "Complementary to the prevention initiatives, promoting",
}
# the links of each commissioning priority in the words printed there
LINKS = {
    "1.1": ["Reducing childhood obesity", "Reducing family poverty", "Reducing infant mortality"],
    "1.2": ["Improving mental health", "Reducing family poverty", "Reducing obesity, smoking and alcohol related harm", "Reducing the impact of domestic abuse"],
    "1.3": ["Improving outcomes for children in care", "Reducing the impact of domestic abuse", "Improving mental health", "Reducing obesity, smoking and alcohol related harm", "Reducing family poverty"],
    "1.4": ["Reducing the impact of domestic abuse", "Improving mental health", "Reducing alcohol related harm", "Improving outcomes for children in care", "Reducing family poverty", "Reducing infant mortality", "Reducing childhood obesity"],
    "2.1": ["Reducing obesity, smoking and alcohol related harm.", "Improving mental health"],
    "2.2": ["Reducing obesity, smoking and alcohol related harm", "Improving cancer survival rates", "Reducing variation and improving outcomes in general practice"],
    "2.3": ["Reducing family poverty", "Reducing the impact of domestic abuse", "Reducing obesity, smoking and alcohol related harm."],
    "2.4": ["Reducing family poverty", "Reducing the impact of domestic abuse", "Reducing obesity, smoking and alcohol related harm", "Improving mental health", "Promoting independent living"],
    "2.5": ["Improving mental health", "Promoting independent living", "Reducing family poverty"],
    "2.6": ["Reducing the impact of domestic abuse.", "Improving mental health", "Reducing obesity, smoking and alcohol related harm"],
    "3.1": ["Reducing obesity, smoking and alcohol related harm", "Reducing infant mortality", "Improving mental health and services for people with dementia", "Improving outcomes for people with learning disabilities and autism", "Improving cancer survival rates", "Promoting independent living", "Reducing variation and improving outcomes in general practice"],
    "3.2": ["Improving mental health and services for people with dementia", "Promoting independent living", "Reducing variation and improving outcomes in general practice"],
    "3.3": ["Improving mental health and services for people with dementia", "Improving outcomes for people with learning disabilities", "Promoting independent living"],
    "3.4": ["Improving mental health and services for people with dementia", "Improving outcomes for people with learning disabilities", "Promoting independent living"],
    "3.5": ["Improving mental health", "Promoting independent living"],
    "3.6": ["Improving outcomes for people with learning disabilities", "Promoting independent living", "Reducing obesity, smoking and alcohol related harm", "Improving mental health"],
    "3.7": ["Improving outcomes for people with learning disabilities", "Promoting independent living"],
}  # fmt: skip
GROUP_1 = [
    "Reducing family poverty",
    "Reducing the impact of domestic abuse",
    "Reducing obesity, smoking and alcohol related harm",
    "Reducing infant mortality",
    "Improving mental health and services for people with dementia",
    "Improving outcomes for people with learning disabilities with a focus on autism",
    "Improving cancer survival rates",
    "Improving outcomes for Children in Care",
    "Reducing variation and improving outcomes in general practice",
    "Promoting independent living",
]
GROUP_2 = [
    "Improving services and outcomes for patients with diabetes and COPD",
    "Improving children's dental health",
    "Reducing the harm caused by the misuse of drugs",
    "Improving the health of offenders",
    "Improving the health of carers and young carers",
    "Increasing physical activity",
    "Improving performance of children by Key Stage 2",
]
# outcome, name, years as printed, cut off
LINKED_STRATEGIES = [
    (1, "Anti-Bullying Strategy", "", False),
    (1, "Children and Young People's Plan", "", False),
    (1, "Children in Care Strategy", "2013-15", False),
    (1, "Domestic Abuse Strategy", "2012-15", False),
    (1, "Early Intervention Strategy Phase one", "April 2011", False),
    (1, "Family Poverty Strategy", "2011-2014", False),
    (1, "Healthy Weight Strategy", "2009/10-2013/14", False),
    (1, "Housing Strategy", "2012-2015", False),
    (1, "Luton's Skills and Employability Strategy", "2012-2017", False),
    (1, "Teenage Pregnancy Strategic Plan", "annual", False),
    (1, "Tobacco Control Strategy", "2011-2015", False),
    (2, "Domestic Abuse Strategy", "", True),
    (2, "Drug Strategy", "2011-201", True),
    (2, "Empty Homes Strategy", "", True),
    (2, "Family Poverty Strategy", "", True),
    (2, "Health Inequalities Strate", "", True),
    (2, "Healthy Weight Strategy", "2009/10-2013/14", True),
    (2, "Housing Strategy", "2012-", True),
    (2, "byability Strategy", "2012-2017", True),
    (2, "Strategy", "", True),
    (2, "Tobacco Control Strategy", "2011-2015", False),
    (3, "Autism Strategy", "2011-2016", False),
    (3, "Carers' Strategy", "2013", False),
    (3, "Dementia Strategy", "2010-2015", False),
    (3, "Domestic Abuse Strategy", "2012-2014", False),
    (3, "Housing Strategy", "2011-2015", False),
    (3, "Learning Disability Commissioning Strategy", "2008-2013", False),
    (3, "Prevention Strategy", "2010-2012", False),
]  # fmt: skip
# question, judgement, the first six words
FINDINGS = [
    (1, "weakness", "There is a lack of clarity"),
    (1, "strength", "Whilst there is a consistent focus"),
    (1, "weakness", "strategic documents from partner organisations are"),
    (1, "strength", "Partners are already working to address"),
    (2, "strength", "The right partners are involved in"),
    (2, "strength", "Voluntary sector partners have been engaged"),
    (2, "weakness", "However, partners have not always worked"),
    (2, "strength", "Work to redevelop the sustainable community"),
    (2, "strength", "Some strong and effective partnerships exist"),
    (2, "weakness", "The overview aspect of the council's"),
    (3, "strength", "Effective use is made of data"),
    (3, "strength", "The capacity of partner organisations to"),
    (4, "weakness", "More can be done to ensure"),
    (5, "weakness", "Partnership performance management arrangements have historically"),
    (5, "strength", "there is significant current investment in"),
    (6, "weakness", "Partners are aware of the need"),
]


@cache
def statements() -> dict[str, Statement]:
    return {one.statement_id: one for one in luton().statements}


def thread() -> Thread:
    return luton().thread


def figures_of(statement_id: str) -> list[StatementFigure]:
    return list(statements()[statement_id].figures)


def printed(statement_id: str) -> list[str]:
    return [one.printed for one in figures_of(statement_id)]


class TestFigures:
    @pytest.mark.parametrize("figure", PRINTED, ids=lambda figure: f"{figure[0]}-{figure[1]}")
    def test_is_as_printed(self, figure: tuple[str, str, str, float, str, str, str, str]) -> None:
        statement_id, text, subject, value, unit, area, sex, period = figure
        found = [one for one in figures_of(statement_id) if (one.printed, one.subject) == (text, subject)]
        assert len(found) == 1
        one = found[0]
        assert (one.value, one.unit, one.area_code or one.area_words, one.sex, one.period) == (
            value, unit, area, sex, period,
        )  # fmt: skip
        assert text in statements()[statement_id].quote

    def test_none_is_left_out_of_this_test(self) -> None:
        held = [
            (one.statement_id, figure.printed, figure.subject) for one in luton().statements for figure in one.figures
        ]
        assert sorted(held) == sorted((one[0], one[1], one[2]) for one in PRINTED)

    @pytest.mark.parametrize(
        ("statement_id", "unread"),
        [
            # ages, years, numbers of places in the document, and the words of a unit: no figure of its own
            ("know_infant_mortality", {"2008", "10", "1,000"}),
            ("know_child_obesity", {"6", "2010", "2011"}),
            ("know_low_birth_weight", {"2010"}),
            ("know_domestic_abuse", {"2010", "11"}),
            ("know_causes_of_death", {"2008", "2010"}),
            ("know_diabetes_groups", {"2"}),
            ("know_projected_conditions", {"2", "2050"}),
            ("self_care_over_65", {"65"}),
            ("self_ageing", {"85", "2010", "2030"}),
            ("self_dementia", {"2010", "2014", "2020"}),
            ("self_health_checks_offered", {"2012", "13"}),
            ("self_savings", {"2012", "13"}),
            ("self_autism", {"2013"}),
            ("self_young_people_transition", {"5"}),
            ("national_target_2010", {"2010"}),
            ("now_no_one_in_poverty", {"2040"}),
        ],
    )
    def test_every_number_of_a_sentence_with_figures_is_held(self, statement_id: str, unread: set[str]) -> None:
        assert _numbers(statements()[statement_id].quote) - unread == _read(statement_id)

    def test_the_other_sentences_with_figures_hold_every_number(self) -> None:
        named = {"know_infant_mortality", "know_child_obesity", "know_low_birth_weight", "know_domestic_abuse",
                 "know_causes_of_death", "know_diabetes_groups", "know_projected_conditions", "self_care_over_65",
                 "self_ageing", "self_dementia", "self_health_checks_offered", "self_savings", "self_autism",
                 "self_young_people_transition", "national_target_2010", "life_expectancy_text",
                 "now_no_one_in_poverty"}  # fmt: skip
        others = [one for one in luton().statements if one.figures and one.statement_id not in named]
        tables = [one for one in others if one.statement_id.startswith("table_life_expectancy")]
        assert len(tables) == 4
        for one in others:
            if one not in tables:
                assert _numbers(one.quote) == _read(one.statement_id), one.statement_id


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text))


def _read(statement_id: str) -> set[str]:
    """The numbers of the figures of a statement; a word for none, such as no-one, has no digits."""
    return {re.sub(r"[^\d.,]", "", one) for one in printed(statement_id)} - {""}


class TestFiguresThatDisagree:
    @pytest.mark.parametrize(
        ("text", "table", "sex", "in_text", "in_table"),
        [
            ("males", "men_luton", "Male", 77.2, 77.7),
            ("females", "women_luton", "Female", 81.2, 80.9),
            ("males", "men_england", "Male", 78.5, 78.6),
            ("females", "women_england", "Female", 82.5, 82.6),
        ],
    )
    def test_life_expectancy_is_kept_both_ways_each_with_its_place(
        self, text: str, table: str, sex: str, in_text: float, in_table: float
    ) -> None:
        first = [one for one in figures_of("life_expectancy_text") if one.value == in_text]
        second = figures_of(f"table_life_expectancy_{table}")
        assert [(one.sex, one.value) for one in (*first, *second)] == [(sex, in_text), (sex, in_table)]
        assert text in first[0].subject
        assert str(in_table) in first[0].note
        places = {statements()[one.statement_id].place_in_document for one in (*first, *second)}
        assert len(places) == 2

    def test_sixteen_are_spoken_of_and_seventeen_listed(self) -> None:
        assert "sixteen priorities" in statements()["sixteen_priorities"].quote
        assert "seventeen" in statements()["sixteen_priorities"].note
        assert len(thread().jsna_priorities) == 17

    def test_domestic_abuse_and_housing_have_two_sets_of_years(self) -> None:
        years = {(one.name, one.outcome_id): one.years for one in thread().linked_strategies}
        assert years["Domestic Abuse Strategy", "outcome_1"] == "2012-15"
        assert years["Domestic Abuse Strategy", "outcome_3"] == "2012-2014"
        assert years["Housing Strategy", "outcome_1"] == "2012-2015"
        assert years["Housing Strategy", "outcome_3"] == "2011-2015"


class TestStatements:
    def test_every_document_is_quoted(self) -> None:
        sources = [one.source_id for one in luton().statements]
        assert {source: sources.count(source) for source in set(sources)} == {
            STRATEGY: 106, AUDIT: 7, SELF: 46, **{source: sum(topics) for source, topics in NOW.items()},
        }  # fmt: skip

    def test_what_is_said_now_comes_from_the_newer_documents_alone(self) -> None:
        said = Counter((one.source_id, one.topic) for one in luton().statements)
        topics = (StatementTopic.PROMISED_NOW, StatementTopic.PRIORITY_NOW, StatementTopic.SAID_NOW)
        assert {key: count for key, count in said.items() if key[1] in topics} == {
            (source, topic): count
            for source, counts in NOW.items()
            for topic, count in zip(topics, counts, strict=True)
            if count
        }

    @pytest.mark.parametrize(("outcome_id", "count"), [("outcome_1", 8), ("outcome_2", 8), ("outcome_3", 7)])
    def test_what_we_know_has_every_bullet(self, outcome_id: str, count: int) -> None:
        known = [one for one in luton().statements if one.place_in_document.endswith("What we know")]
        assert len([one for one in known if one.outcome_id == outcome_id]) == count

    def test_what_the_strategy_provides_has_four_points(self) -> None:
        quotes = [one.quote for one in luton().statements if one.heading == "This strategy will provide"]
        assert [quote.split()[1] for quote in quotes] == ["consistent", "resource", "tool", "method"]

    def test_the_way_of_working_has_six_guiding_principles(self) -> None:
        found = [one for one in luton().statements if one.place_in_document == "What will guide the way we work?"]
        assert [one.topic for one in found] == [StatementTopic.PRINCIPLE] * 6

    def test_the_national_target_is_the_one_of_the_day(self) -> None:
        one = statements()["national_target_2010"]
        assert (one.source_id, one.topic, one.as_at) == (AUDIT, StatementTopic.NATIONAL_TARGET, "by 2010")
        assert one.quote.endswith("as measured by infant mortality and life expectancy at birth.")

    def test_quotations_are_short_and_their_spaces_single(self) -> None:
        for one in luton().statements:
            assert one.quote == " ".join(one.quote.split()), one.statement_id
            assert len(one.quote) < 480, one.statement_id
            assert one.place_in_document, one.statement_id

    def test_documents_carry_their_own_date_or_say_that_they_have_none(self) -> None:
        assert luton().sources[AUDIT].published == "2008-09-24"
        assert luton().sources[SELF].published == ""
        assert luton().sources[SELF].note.startswith("Undated.")


class TestPriorities:
    def test_all_seventeen_are_there_in_order(self) -> None:
        assert [one.number for one in thread().commissioning_priorities] == list(PRIORITIES)
        assert len(PRIORITIES) == 17

    @pytest.mark.parametrize(("number", "opening"), PRIORITIES.items())
    def test_a_priority_opens_as_printed(self, number: str, opening: str) -> None:
        one = next(one for one in thread().commissioning_priorities if one.number == number)
        assert one.wording.startswith(opening)
        assert one.outcome_id == f"outcome_{number[0]}"

    def test_the_two_that_are_cut_off_are_shown_cut_off(self) -> None:
        cut = {one.number: one.shown for one in thread().commissioning_priorities if one.cut_off}
        assert cut == {
            "2.5": "Develop models of working to promote pos […]",
            "2.6": "Strengthen services to reduce the impact of […]",
        }

    def test_luton_has_no_word_of_an_officer(self) -> None:
        assert thread().updates == ()


class TestNeeds:
    def test_both_groups_are_complete(self) -> None:
        for number, wordings in ((1, GROUP_1), (2, GROUP_2)):
            assert [one.wording for one in thread().jsna_priorities if one.group_number == number] == wordings
        assert (len(GROUP_1), len(GROUP_2)) == (10, 7)

    @pytest.mark.parametrize("number", LINKS)
    def test_the_links_of_a_priority_stand_in_its_own_words(self, number: str) -> None:
        priority_id = f"priority_{number.replace('.', '_')}"
        links = [one for one in thread().links if one.priority_id == priority_id]
        assert [one.wording for one in links] == LINKS[number]
        assert all(len(one.jsna_ids) == 1 for one in links)

    def test_no_priority_is_without_links(self) -> None:
        assert list(LINKS) == list(PRIORITIES)
        assert sum(len(wordings) for wordings in LINKS.values()) == len(thread().links) == 62

    def test_no_link_leads_to_the_second_group(self) -> None:
        second = {one.jsna_id for one in thread().jsna_priorities if one.group_number == 2}
        assert not second & {jsna_id for link in thread().links for jsna_id in link.jsna_ids}

    @pytest.mark.parametrize(
        ("wording", "listed"),
        [
            ("Reducing childhood obesity", "Reducing obesity, smoking and alcohol related harm"),
            ("Reducing alcohol related harm", "Reducing obesity, smoking and alcohol related harm"),
            (
                "Reducing obesity, smoking and alcohol related harm.",
                "Reducing obesity, smoking and alcohol related harm",
            ),
            ("Improving mental health", "Improving mental health and services for people with dementia"),
            ("Improving outcomes for children in care", "Improving outcomes for Children in Care"),
            (
                "Improving outcomes for people with learning disabilities",
                "Improving outcomes for people with learning disabilities with a focus on autism",
            ),
            (
                "Improving outcomes for people with learning disabilities and autism",
                "Improving outcomes for people with learning disabilities with a focus on autism",
            ),
        ],
    )
    def test_a_wording_that_the_list_does_not_have_leads_to_what_it_stands_for(self, wording: str, listed: str) -> None:
        names = {one.jsna_id: one.wording for one in thread().jsna_priorities}
        found = [one for one in thread().links if one.wording == wording]
        assert found
        assert {names[jsna_id] for one in found for jsna_id in one.jsna_ids} == {listed}

    def test_run_together_and_cut_off_links_say_so(self) -> None:
        notes = {one.priority_id: one.note for one in thread().links}
        assert {key for key, note in notes.items() if "run together" in note} == {"priority_1_1", "priority_3_5"}
        assert {key for key, note in notes.items() if "cut off" in note} == {"priority_2_5", "priority_2_6"}


class TestTies:
    def test_each_says_why(self) -> None:
        assert all(len(one.note) > 15 for one in thread().ties)

    def test_what_the_pack_has_no_figure_for_has_no_tie(self) -> None:
        tied = {one.tied_id for one in thread().ties}
        ids = {one.priority_id for one in thread().commissioning_priorities}
        assert ids - tied == {"priority_2_6"}
        assert {one.jsna_id for one in thread().jsna_priorities} - tied == {
            "jsna_reducing_domestic_abuse", "jsna_improving_children_in_care", "jsna_improving_health_of_offenders",
            "jsna_improving_health_of_carers",
        }  # fmt: skip


class TestLinkedStrategies:
    def test_are_as_printed(self) -> None:
        held = [(int(one.outcome_id[-1]), one.name, one.years, one.cut_off) for one in thread().linked_strategies]
        assert held == LINKED_STRATEGIES

    def test_garbled_ones_are_shown_cut_off(self) -> None:
        shown = [one.shown for one in thread().linked_strategies if one.cut_off]
        assert "byability Strategy […]" in shown
        assert {one.outcome_id for one in thread().linked_strategies if one.cut_off} == {"outcome_2"}


def test_the_plans_that_are_named_and_how_targets_were_set_are_quoted() -> None:
    assert (
        "the Tobacco-Free Luton Strategy and the Healthy Weight Strategy." in statements()["action_plans_named"].quote
    )
    assert "with an adjustment made based on the national trend" in statements()["target_disability_free_set"].quote
    assert (
        "when 2009 data is no longer included in the pooled rate" in statements()["target_infant_mortality_set"].quote
    )
    assert "rather than being a set of prescriptive actions or programmes" in statements()["not_prescriptive"].quote
    assert "fewer avoidable hospital admissions" in statements()["know_general_practices"].quote


def test_the_training_on_autism_is_not_dated_by_the_start_of_the_service() -> None:
    assert statements()["self_autism"].as_at == ""
    assert "July 2013 is when the diagnostic service was to start" in statements()["self_autism"].note


def test_figures_near_a_measure_of_the_pack_are_tied_and_say_how_near() -> None:
    for key, printed, indicator in (
        ("know_child_poverty", "28.4%", "children_in_low_income_families"),
        ("know_low_birth_weight", "9.5%", "hi_low_birth_weight"),
        ("know_smoking", "33.2%", "smoking_prevalence"),
        ("self_dementia", "9%", "dementia_qof"),
    ):
        (found,) = [one for one in statements()[key].figures if one.printed == printed]
        assert found.indicator_id == indicator
        assert found.tie is Tie.NEAR
        assert found.note


def test_the_two_statements_that_name_wards_lead_to_them() -> None:
    named = {key: set(wards_named(luton(), one).values()) for key, one in statements().items()}
    assert {key for key, wards in named.items() if wards} == {"poorest_wards", "know_unemployment"}
    assert named["know_unemployment"] == {"Biscot", "Dallow", "Farley", "High Town", "Northwell", "South"}
    assert {"Challney", "Leagrave"} <= named["poorest_wards"]


class TestBoards:
    def test_who_answers_to_whom(self) -> None:
        health = "health_and_wellbeing_board"
        above = {
            (one.board_id, str(one.relation), one.other_id) for one in luton().governance.relations if one.other_id
        }
        assert above == {
            (health, "committee_of", "luton_borough_council"),
            (health, "held_to_account_by", "overview_and_scrutiny"),
            ("children_and_young_peoples_trust_board", "reports_to", health),
            ("health_inequalities_delivery_board", "reports_to", health),
            ("healthier_and_more_independent_adults_board", "reports_to", health),
            ("better_together_board", "reports_to", health),
        }
        assert above_words(luton(), health) == (
            "is a committee of Luton Borough Council; is held to account by Overview and Scrutiny"
        )

    def test_roles_lead_each_by_its_own_document(self) -> None:
        led = {one.board_id: one for one in luton().governance.relations if one.role}
        assert {key: (one.role, one.source_id) for key, one in led.items()} == {
            "health_and_wellbeing_board": ("The leader", SELF),
            "overview_and_scrutiny": ("a main opposition party (Liberal Democrat) councillor", SELF),
            "safeguarding_adults_board": ("a strategic manager and with an independent chair", SELF),
        }


class TestAudit:
    def test_six_issues_were_examined(self) -> None:
        assert [one.theme for one in luton().assurance.questions] == [
            "Objectives", "Working together", "Information", "Workforce", "Performance", "Social responsibility",
        ]  # fmt: skip

    def test_findings_are_strengths_or_weaknesses_as_printed(self) -> None:
        held = [
            (int(one.question_id[-1]), str(one.judgement), " ".join(one.quote.split()[:6]))
            for one in luton().assurance.findings
        ]
        assert held == FINDINGS

    def test_every_question_has_a_finding_and_evidence_and_every_weakness_what_changed(self) -> None:
        ids = {one.question_id for one in luton().assurance.questions}
        assert {one.question_id for one in luton().assurance.findings} == ids
        assert {one.question_id for one in luton().assurance.evidence} == ids
        for one in luton().assurance.findings:
            if one.judgement is Judgement.WEAKNESS:
                assert one.since_statement_id in statements(), one.finding_id

    def test_what_changed_is_said_by_another_document(self) -> None:
        for one in luton().assurance.findings:
            if one.since_statement_id:
                assert statements()[one.since_statement_id].source_id != one.source_id


def test_every_id_of_the_documents_tables_is_stable_lower_snake_case() -> None:
    for name, column in (("statements", "statement_id"), ("boards", "board_id"), ("audit_findings", "finding_id")):
        with (PACK / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert re.fullmatch(r"[a-z0-9_]+", row[column])

"""Periods: which labels can be read, and which days they mean."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hineq.model.period import Period, parse_period

SEEDED = settings(derandomize=True, deadline=None, max_examples=300)


@pytest.mark.parametrize(
    ("label", "start", "end", "years", "middle"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31), 1, 2021.5),
        ("2020", date(2020, 1, 1), date(2020, 12, 31), 1, 2020.5),
        ("2015/16", date(2015, 4, 1), date(2016, 3, 31), 1, 2015.747),
        ("1999/00", date(1999, 4, 1), date(2000, 3, 31), 1, 1999.747),
        ("2012-14", date(2012, 1, 1), date(2014, 12, 31), 3, 2013.5),
        ("2009-13", date(2009, 1, 1), date(2013, 12, 31), 5, 2011.5),
        ("1999-01", date(1999, 1, 1), date(2001, 12, 31), 3, 2000.5),
        ("1998-2002", date(1998, 1, 1), date(2002, 12, 31), 5, 2000.5),
        (" 2021 ", date(2021, 1, 1), date(2021, 12, 31), 1, 2021.5),
    ],
)
def test_a_printed_period_is_read(label, start, end, years, middle) -> None:
    period = parse_period(label)
    assert (period.start, period.end, period.years) == (start, end, years)
    assert period.middle == pytest.approx(middle, abs=0.001)
    assert period.label == label.strip()


@pytest.mark.parametrize(
    "label",
    [
        "", " ", "21", "20211", "2015/17", "2015/15", "2015/2016", "2012-12", "2012-11", "2014-1999", "2014-1930",
        "2014-2014", "2000-2021", "2012–14", "2012 - 14", "2012-4", "2012-", "2012/", "-2012", "2012-14-16", "2012.0",
        "0000", "0999", "0000/01", "9999", "9999/00", "9999-00", "٢٠٢١", "２０２１", "2015/１６", "2021\n2022", "Q1 2021",
        "2021 (provisional)", "2008 to 2010", "nan",
    ],
)  # fmt: skip
def test_what_reads_otherwise_is_a_value_error_that_says_how_to_write_it(label) -> None:
    with pytest.raises(ValueError, match=r"'period' must read like 2021, 2015/16 or 2012-14, got"):
        parse_period(label)


@SEEDED
@given(st.text(max_size=12) | st.from_regex(r"\d{0,5}[-/–]?\d{0,5}", fullmatch=True))
def test_no_text_raises_anything_but_a_value_error(label) -> None:
    try:
        period = parse_period(label)
    except ValueError as error:
        assert str(error).startswith("'period' must read like")  # noqa: PT017
    else:
        assert period.start < period.end
        assert period.label == label.strip()


@SEEDED
@given(st.integers(1000, 2999))
def test_a_year_comes_back(year) -> None:
    period = parse_period(str(year))
    assert (period.start, period.end) == (date(year, 1, 1), date(year, 12, 31))


@SEEDED
@given(st.integers(1000, 2998))
def test_a_split_year_comes_back(year) -> None:
    period = parse_period(f"{year}/{(year + 1) % 100:02d}")
    assert (period.start, period.end, period.years) == (date(year, 4, 1), date(year + 1, 3, 31), 1)


@SEEDED
@given(st.integers(1000, 2979), st.integers(1, 20), st.booleans())
def test_a_range_comes_back(first, more, short) -> None:
    last = first + more
    period = parse_period(f"{first}-{last % 100:02d}" if short else f"{first}-{last}")
    assert (period.start.year, period.end.year, period.years) == (first, last, more + 1)
    assert period.middle == pytest.approx((first + last + 1) / 2)


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="'end' must not lie before 'start', got 2021-01-02 to 2021-01-01"):
        Period(label="x", start=date(2021, 1, 2), end=date(2021, 1, 1))


def test_a_period_of_one_day_counts_as_a_year() -> None:
    assert Period(label="Census day", start=date(2021, 3, 21), end=date(2021, 3, 21)).years == 1


def test_periods_are_ordered_by_first_then_last_day() -> None:
    labels = ["2012-14", "2012", "2011/12", "2011-13"]
    assert [one.label for one in sorted(map(parse_period, labels))] == ["2011-13", "2011/12", "2012", "2012-14"]


def test_the_same_days_are_the_same_period_however_printed() -> None:
    assert parse_period("2010-12") == parse_period("2010-2012")
    assert parse_period("2010-12") >= parse_period("2010-2012")

"""Quantiles of distributions, against printed tables."""

import subprocess
import sys

import numpy as np
import pytest

from hineq.methods.distributions import expit, logit, poisson_lower, poisson_upper, student_t, student_t_below, z_score


@pytest.mark.parametrize(
    ("confidence", "deviate"), [(0.5, 0.67449), (0.9, 1.644854), (0.95, 1.959964), (0.99, 2.575829), (0.998, 3.090232)]
)
def test_normal_deviates(confidence, deviate) -> None:
    assert z_score(confidence) == pytest.approx(deviate, abs=1e-6)


@pytest.mark.parametrize(("freedom", "deviate"), [(1, 12.7062), (4, 2.7764), (9, 2.2622), (30, 2.0423), (120, 1.9799)])
def test_student_deviates(freedom, deviate) -> None:
    assert student_t(freedom, 0.95) == pytest.approx(deviate, abs=5e-5)
    assert student_t_below(deviate, freedom) == pytest.approx(0.975, abs=1e-5)
    assert student_t_below(-deviate, freedom) == pytest.approx(0.025, abs=1e-5)


def test_limits_of_no_events_and_of_a_missing_count() -> None:
    assert poisson_lower(np.array([0.0, np.nan]), 0.95)[0] == 0
    assert poisson_upper(np.float64(0), 0.95) == pytest.approx(-np.log(0.025))
    assert np.isnan(poisson_lower(np.array([0.0, np.nan]), 0.95)[1])
    assert np.isnan(poisson_upper(np.float64(np.nan), 0.95))


def test_the_logit_and_the_way_back_to_the_ends() -> None:
    shares = np.array([0.0, 0.2, 0.5, 1.0, np.nan])
    assert logit(shares)[[0, 1, 2, 3]] == pytest.approx([-np.inf, np.log(0.25), 0, np.inf])
    assert expit(logit(shares))[:4] == pytest.approx(shares[:4])
    assert np.isnan(expit(logit(shares))[4])


def test_scipy_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys; from hineq.methods import inequality, trend, life_tables, simulation; print('scipy' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


def test_the_limits_of_ten_events_are_the_printed_ones() -> None:
    # exact limits of a count of 10, at 95%: 4.80 to 18.39
    assert poisson_lower(np.float64(10), 0.95) == pytest.approx(4.7954, abs=1e-4)
    assert poisson_upper(np.float64(10), 0.95) == pytest.approx(18.3904, abs=1e-4)

"""What every method asks of its inputs, and the one way in which it refuses the impossible."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hineq.methods.results import FloatArray

POLARITIES = ("high_is_good", "low_is_good", "no_judgement")


def floats(values: ArrayLike) -> FloatArray:
    """The values as an array of floats; None becomes NaN.

    >>> floats([1, None]).tolist()
    [1.0, nan]
    """
    return np.asarray(values, dtype=np.float64)


def first_bad(values: ArrayLike, bad: NDArray[np.bool_]) -> str:
    """The first value at which `bad` is true, in words short enough for a message.

    >>> first_bad([4, 12, 13], np.array([False, True, True]))
    '12'
    """
    broadcast = np.broadcast_to(np.asarray(values), np.shape(bad))
    return f"{broadcast[np.nonzero(bad)][0] if np.ndim(bad) else broadcast[()]:.12g}"


def check_confidence(confidence: float) -> None:
    """Refuse a confidence outside 0.5 to 1 (95 for 0.95 is the usual slip)."""
    if not 0.5 <= confidence < 1:
        raise ValueError(f"'confidence' must be at least 0.5 and below 1, got {confidence:g}.")


def check_not_negative(name: str, values: FloatArray) -> None:
    """Refuse a value below 0; missing values pass."""
    if np.minimum.reduce(values, axis=None, initial=0) >= 0:  # one quick pass, which a NaN fails
        return
    bad = np.less(values, 0)
    if bad.any():
        raise ValueError(f"'{name}' must not be negative, got {first_bad(values, bad)}.")


def check_positive(name: str, values: FloatArray) -> None:
    """Refuse a value of 0 or below; missing values pass."""
    bad = np.less_equal(values, 0)
    if bad.any():
        raise ValueError(f"'{name}' must be above 0, got {first_bad(values, bad)}.")


def check_within(name: str, values: FloatArray, low: float, high: float) -> None:
    """Refuse a value outside low to high; missing values pass."""
    bad = np.less(values, low) | np.greater(values, high)
    if bad.any():
        raise ValueError(f"'{name}' must lie between {low:g} and {high:g}, got {first_bad(values, bad)}.")


def check_part(name: str, part: FloatArray, whole_name: str, whole: FloatArray) -> None:
    """Refuse a part (a count) below 0 or above its whole (a denominator); missing values pass."""
    check_not_negative(whole_name, whole)
    bad = np.less(part, 0) | np.greater(part, whole)
    if bad.any():
        raise ValueError(
            f"'{name}' must lie between 0 and '{whole_name}', got {first_bad(part, bad)} of {first_bad(whole, bad)}."
        )


def check_limits(name: str, lower: FloatArray, upper_name: str, upper: FloatArray) -> None:
    """Refuse a lower limit above its upper limit; missing limits pass."""
    bad = np.greater(lower, upper)
    if bad.any():
        raise ValueError(
            f"'{name}' must not be above '{upper_name}', got {first_bad(lower, bad)} above {first_bad(upper, bad)}."
        )


def is_interval(lower: ArrayLike, upper: ArrayLike) -> NDArray[np.bool_]:
    """Where two limits are an interval: both are there and the upper lies above the lower.

    Limits of no width are a figure said three times, limits that cross a slip: neither says how far chance reaches.

    >>> is_interval([1.0, 2.0, 3.0, None], [2.0, 2.0, 2.0, 4.0]).tolist()
    [True, False, False, False]
    """
    found: NDArray[np.bool_] = np.less(floats(lower), floats(upper))
    return found


def check_word(name: str, word: str, known: Sequence[str]) -> None:
    """Refuse a word that is not one of the known."""
    if word not in known:
        raise ValueError(f"'{name}' must be one of {', '.join(map(repr, known))}, got {str(word)!r}.")


def check_same_length(**arrays: FloatArray) -> None:
    """Refuse arrays whose last axes (age bands, areas) are not of one length, or that have no axis at all."""
    lengths = [array.shape[-1] if array.ndim else 0 for array in arrays.values()]
    if len(set(lengths)) > 1 or not lengths[0]:
        names = ", ".join(map(repr, arrays))
        raise ValueError(f"{names} must have one last axis of the same length, got {', '.join(map(str, lengths))}.")


def polarity_rows(polarity: ArrayLike) -> NDArray[np.intp]:
    """The place of each polarity in POLARITIES; one word, or an array of them.

    >>> polarity_rows(["low_is_good", "high_is_good"]).tolist()
    [1, 0]
    """
    if isinstance(polarity, str):
        check_word("polarity", polarity, POLARITIES)
        return np.asarray(POLARITIES.index(polarity))
    words = np.asarray(polarity, dtype=np.str_)
    rows = np.full(words.shape, -1, dtype=np.intp)
    for row, word in enumerate(POLARITIES):
        rows[words == word] = row
    for word in words[rows < 0].ravel()[:1]:
        check_word("polarity", str(word), POLARITIES)
    return rows

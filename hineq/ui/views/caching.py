"""How views are kept: computed once for all visitors, frozen and shared, or drawn once and handed out as copies.

Why once and why so many: docs/decisions/caches-in-views.md.
"""

from typing import Any

import streamlit as st

# views are frozen and shared: a cache of resources hands them on without copying them
shared = st.cache_resource(show_spinner=False, max_entries=1000)
drawn = st.cache_data(show_spinner=False, max_entries=1000)


def spec(chart: Any) -> dict[str, Any]:
    """A chart as the specification that the browser draws, its rows as Arrow."""
    from hineq.charts.arrow import with_arrow

    # Altair checks a chart while it is built; a second check of the whole costs more than drawing it
    return with_arrow(chart.to_dict(validate=False))

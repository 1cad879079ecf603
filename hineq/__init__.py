"""hineq: how unequal health is between a council's wards, and whether what was promised is on course."""

import pandas as pd

# the tables of a place are small: each selection from texts that Arrow keeps costs more than what is selected
pd.set_option("mode.string_storage", "python")

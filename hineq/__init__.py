"""hineq: how unequal health is between a council's wards, and whether what was promised is on course."""

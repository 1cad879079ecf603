"""Altair charts: for each a `<name>_data` (table) and a `<name>_chart` (alt.Chart) function; never st.*"""

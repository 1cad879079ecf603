"""The version of hineq, which pyproject.toml reads from here."""

VERSION = "0.2.0.dev0"

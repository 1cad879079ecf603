"""The local server and the client of the tests of fetching."""

from tests.packs.fetch.conftest import environment, local, opened, slept

__all__ = ["environment", "local", "opened", "slept"]

"""What tests of pages share: a page on a hostile pack is opened once for all that is asked of it."""

from functools import cache

import pytest

from tests.pages.hostile import HostilePage, OpenHostile, hostile_packs, open_hostile


@pytest.fixture(scope="session")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> OpenHostile:
    """Opens a page of a hostile pack, or hands on the one that was opened before."""
    data = hostile_packs(tmp_path_factory.mktemp("hostile"))

    @cache
    def opened(place_id: str, page: str, wanted: str) -> HostilePage:
        return open_hostile(data, place_id, page, wanted)

    return opened

"""What the tests of the hosted site need of the machine."""

import os

import pytest


def demand(there: object, what: str, package: str) -> None:
    """Skip the test that asks where a part of nginx is not installed; fail it where it is required."""
    if there is None:
        reason = f"{what} is not installed (Debian: apt-get install {package})"
        if os.environ.get("HINEQ_REQUIRE_NGINX") == "1":
            pytest.fail(f"HINEQ_REQUIRE_NGINX=1, but {reason}", pytrace=False)
        pytest.skip(reason)

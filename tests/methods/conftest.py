"""How the property tests run here: the same examples every time, and no clock, since machines are shared."""

from hypothesis import settings

settings.register_profile("methods", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("methods")

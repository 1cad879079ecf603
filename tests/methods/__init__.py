"""Tests of hineq.methods; a package, so that its modules may be named as others are elsewhere."""

"""Lets `python -m hineq` run the command line."""

import sys

from hineq.cli import main

sys.exit(main())

"""What the server looks at before it serves: the settings, whose faults end the start with words."""

import logging
import os
from collections.abc import Mapping

from hineq.model.settings import DATA, advice, faults
from hineq.ui.views.place import data_folder


def check_settings(environment: Mapping[str, str] = os.environ) -> None:
    """Say what a public copy lacks; SystemExit with every fault of the settings, where there is one."""
    found = faults(environment)
    if not data_folder().is_dir():
        found.append(f"{DATA} must be a folder of place packs, and there is none at {data_folder()}.")
    if found:
        raise SystemExit("hineq does not start: its settings are wrong.\n" + "\n".join(f"- {fault}" for fault in found))
    for words in advice(environment):
        logging.getLogger(__name__).warning(words)

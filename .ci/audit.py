"""Looks the pinned packages up in the database of known weaknesses: exits with 1 for one that is known, with 0 where it is not reached.

    python .ci/audit.py AUDITOR

AUDITOR is the command of pip-audit (Apache-2.0). A package that the database does not know is counted, not passed over.
"""

import json
import subprocess
import sys

SECONDS = 300


def main(auditor: str) -> int:
    """Print what was found; the exit status."""
    command = [
        auditor,
        "--no-deps",
        "--disable-pip",
        "--format",
        "json",
        "--progress-spinner",
        "off",
        "-r",
        "requirements.txt",
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        packages = json.loads(done.stdout)["dependencies"]
    except (OSError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
        print(f"not reached: the auditor gave no answer ({type(error).__name__})")
        return 0
    known = [one for one in packages if "vulns" in one]
    weak = [f"{one['name']} {one['version']}: {weakness['id']}, mended in {', '.join(weakness['fix_versions']) or 'no version'}"
            for one in known for weakness in one["vulns"]]  # fmt: skip
    if not known:
        print(f"not reached: the database answered for none of {len(packages)} packages")
        return 0
    print(f"{len(known)} of {len(packages)} packages looked up, {len(weak)} known weaknesses", *weak, sep="\n  ")
    return 1 if weak else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

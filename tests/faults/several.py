"""Runs several commands in one process: ``python -m tests.faults.several DATA JSON``."""

from __future__ import annotations

import json
import sys

from kiosk.__main__ import main

if __name__ == "__main__":
    for words in json.loads(sys.argv[2]):
        code = main(["--data", sys.argv[1], *words])
        sys.stdout.write(f"exit={code}\n")
        sys.stdout.flush()

"""What a process says of itself: how long it lives, how much memory is its share."""

from __future__ import annotations

import os
import time
from pathlib import Path


def milliseconds_alive() -> float:
    """Since this process was started, from the kernel's own record."""
    fields = Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()
    started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000


def mebibytes(pid: str = "self") -> float:
    """Proportional set size of one process."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024

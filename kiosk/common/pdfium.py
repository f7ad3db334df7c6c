"""The one lock around PDFium, which is not safe in two threads of a process."""

from __future__ import annotations

import threading

one_at_a_time = threading.Lock()
"""Held by whoever opens, draws or writes a PDF with PDFium, whatever room it is in."""

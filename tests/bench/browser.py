"""Chromium as the common way to build a kiosk: a local page, until it has painted."""

from __future__ import annotations

import http.server
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.own_figures import mebibytes

PAGE = b"""<!doctype html><meta charset=utf-8><h1>kiosk</h1><script>
requestAnimationFrame(() => requestAnimationFrame(() => fetch("/painted")));</script>"""


def measure(program: str, flags: Sequence[str], folder: Path) -> tuple[float, float]:
    """Milliseconds to the first painted frame and MiB of the process tree then."""
    painted = threading.Event()

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            if self.path == "/painted":
                painted.set()
            else:
                self.wfile.write(PAGE)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    started = time.perf_counter()
    process = subprocess.Popen(
        [program, *flags, f"--user-data-dir={folder / 'chromium'}", "--kiosk",
         f"http://127.0.0.1:{server.server_port}/"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        if not painted.wait(30):
            raise TimeoutError("Chromium did not paint")
        took = (time.perf_counter() - started) * 1000
        memory = sum(mebibytes(pid) for pid in _tree(process.pid))
    finally:
        process.terminate()
        process.wait()
        server.shutdown()
        server.server_close()
    return took, memory


def _tree(root: int) -> list[str]:
    found, waiting = [], [str(root)]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            waiting += children.read_text("ascii").split()
    return found

"""A CUPS scheduler of its own for tests, with cups-pdf and with broken printers."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

SCHEDULER = Path("/usr/sbin/cupsd")
_PROGRAMS = Path("/usr/lib/cups")
_CUPS_PDF_CONF = Path("/etc/cups/cups-pdf.conf")
_PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
_START_SECONDS = 60

_DRY = """#!/bin/sh
[ $# = 0 ] && exit 0
echo "STATE: +media-empty-error" >&2
trap 'exit 0' TERM
while :; do sleep 0.1; done
"""
_FAILING = """#!/bin/sh
[ $# = 0 ] && exit 0
cat "${6:--}" >/dev/null
exit 1
"""


def why_not() -> str:
    """Why no scheduler can be started here; empty when it can."""
    if os.geteuid() != 0:
        return "the CUPS scheduler starts only as root"
    for needed in (SCHEDULER, _PROGRAMS / "backend" / "cups-pdf", _PPD):
        if not needed.exists():
            return f"{needed} is not installed"
    return ""


class PrivateCups:
    """Runs in a mount namespace where cups-pdf writes into a folder of the test."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="cups-"))
        self.root.chmod(0o755)
        self.socket = self.root / "run" / "cups.sock"
        self.pdf_folder = self.root / "pdf"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._lay_out()
        conf = self.root / "etc"
        self._process = subprocess.Popen(
            [
                *("unshare", "--mount", "sh", "-c"),
                f"mount --bind {conf}/cups-pdf.conf {_CUPS_PDF_CONF} && "
                f"exec {SCHEDULER} -f -c {conf}/cupsd.conf -s {conf}/cups-files.conf",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + _START_SECONDS
        while not self.socket.exists():
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("the CUPS scheduler did not start")
            time.sleep(0.05)
        self._add("PDF", "cups-pdf:/")
        self._add("DRY", "dry:/")
        self._add("FAILING", "failing:/", "-o", "printer-error-policy=abort-job")
        self._add("PAUSED", "dry:/")
        self.run("cupsdisable", "PAUSED")

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=20)
        shutil.rmtree(self.root)

    def run(self, *command: str) -> None:
        environment = {**os.environ, "CUPS_SERVER": str(self.socket), "LC_ALL": "C"}
        done = subprocess.run(
            command, env=environment, check=False, capture_output=True, text=True, timeout=30
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr}")

    def printed(self) -> list[bytes]:
        """What cups-pdf has written, oldest first."""
        files = sorted(self.pdf_folder.glob("*.pdf"), key=lambda file: file.stat().st_mtime_ns)
        return [file.read_bytes() for file in files]

    def spooled(self) -> list[str]:
        """Document files that the scheduler still keeps."""
        return [file.name for file in (self.root / "spool").glob("d*")]

    def _add(self, queue: str, uri: str, *options: str) -> None:
        """Makes a queue; a scheduler that has just come up on a busy machine may need a while."""
        until = time.monotonic() + _START_SECONDS
        while True:
            try:
                self.run("lpadmin", "-p", queue, "-E", "-v", uri, "-P", str(_PPD), *options)
            except RuntimeError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.5)
            else:
                return

    def _lay_out(self) -> None:
        for folder in ("etc/ppd", "run/certs", "spool/tmp", "cache", "log", "pdf", "bin/backend"):
            (self.root / folder).mkdir(parents=True)
        for folder in self.root.rglob("*"):
            folder.chmod(0o755)  # the scheduler's programs run as another user, whatever the umask
        for programs in _PROGRAMS.iterdir():
            if programs.name != "backend":
                (self.root / "bin" / programs.name).symlink_to(programs)
        backends = self.root / "bin" / "backend"
        (backends / "cups-pdf").symlink_to(_PROGRAMS / "backend" / "cups-pdf")
        for name, script in (("dry", _DRY), ("failing", _FAILING)):
            (backends / name).write_text(script)
            (backends / name).chmod(0o700)
        for folder in ("spool", "spool/tmp", "cache", "run"):
            shutil.chown(self.root / folder, "root", "lp")
            (self.root / folder).chmod(0o775)
        self._configure()

    def _configure(self) -> None:
        conf = self.root / "etc"
        (conf / "cupsd.conf").write_text(
            f"Listen {self.socket}\nBrowsing Off\nWebInterface No\n"
            "<Location />\nAllow all\n</Location>\n"
            "<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n"
        )
        places = {
            "ServerRoot": "etc",
            "ServerBin": "bin",
            "StateDir": "run",
            "RequestRoot": "spool",
            "CacheDir": "cache",
            "TempDir": "spool/tmp",
            "AccessLog": "log/access",
            "ErrorLog": "log/error",
            "PageLog": "log/page",
            "Printcap": "printcap",
        }
        lines = [f"{name} {self.root / place}" for name, place in places.items()]
        (conf / "cups-files.conf").write_text("\n".join(["SystemGroup root", *lines, ""]))
        (conf / "cups-pdf.conf").write_text(
            f"Out {self.pdf_folder}\nLog {self.root / 'log'}\nLabel 1\n"
        )

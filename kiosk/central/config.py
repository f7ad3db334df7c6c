"""What a technician decides about one central platform."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CentralConfig:
    """One platform: where it listens and what it keeps.

    ``database_url`` is a PostgreSQL URL; None means SQLite in ``data_dir``. ``snapshot`` is a
    folder in the format of ``offline_cache`` that becomes the feed at the first start and, when
    its version is newer than the platform's, at a later one.
    """

    data_dir: Path
    host: str = "127.0.0.1"
    port: int = 8840
    name: str = "政务服务中心平台"
    database_url: str | None = None
    snapshot: Path | None = None
    demo: bool = False
    poll_interval: int = 60
    """Seconds between two calls of a terminal."""
    token_seconds: int = 12 * 3600
    checkpoint_days: int = 180
    """How long a checkpoint may be relied on after it was signed."""
    evaluate_within_days: int = 7
    """How long after the service day a visit may be evaluated on the phone."""
    rectify_working_days: int = 15
    """Limit for rectifying a poor grade that was given on the phone."""

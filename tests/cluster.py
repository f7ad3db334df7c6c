"""The throw-away PostgreSQL cluster of the tests, the same that a simulated hall runs on."""

from __future__ import annotations

from kiosk.hall_simulation.cluster import Cluster, database_name

__all__ = ["Cluster", "database_name"]

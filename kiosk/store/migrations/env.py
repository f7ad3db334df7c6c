"""Alembic's entry: runs on the connection that the store gives it, inside its transaction."""

from __future__ import annotations

from alembic import context

from kiosk.store.metadata import ready_for_postgresql

connection = context.config.attributes["connection"]
if connection.dialect.name == "postgresql":
    ready_for_postgresql()
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()

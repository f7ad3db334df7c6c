"""The store that loses nothing: one command, one transaction, on SQLCipher or PostgreSQL."""

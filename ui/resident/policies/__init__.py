"""Policy documents and notices: lists and reading."""

"""Rules and small types that every room may use; knows no other room."""

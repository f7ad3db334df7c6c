"""Staff accounts, roles, sign-in and lock-out."""

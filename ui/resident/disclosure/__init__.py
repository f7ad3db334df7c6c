"""Applying for government information: the form in steps, and its receipt."""

"""Slips that did not come out, records that did not go up."""

"""Businesses, tickets, numbering, calling and the waiting-time estimate."""

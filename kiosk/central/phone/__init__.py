"""Residents' pages: a guide, a ticket's place in the queue, an application's status."""

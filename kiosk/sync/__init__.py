"""Talks with the central platform: protocol messages, transport, push, pull, enrolment."""

"""Devices: a port, the real thing and a virtual twin for each."""

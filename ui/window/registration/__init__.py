"""Registering applications that came by letter, fax, network or word of mouth."""

"""Bringing content in from files: lists of items, exchange tables, documents, releases.

A file is first understood (``Understood``: what it says, without the store), then planned against
the store (``Plan``: added, changed, removed, unchanged), then written or shown as a preview.
What people bring is not trusted: every reader has bounds, and none follows what a file points to.
"""

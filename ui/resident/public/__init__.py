"""The open-government corner: its first page, lists, entries, drafts and the hotline."""

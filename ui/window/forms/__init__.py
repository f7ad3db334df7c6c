"""Forms as data: fields, what was typed, what is wrong; the pages only show them."""

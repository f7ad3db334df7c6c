"""Files looked through and proposed as changes to the content."""

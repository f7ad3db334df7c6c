"""Taking a ticket, and the ticket taken."""

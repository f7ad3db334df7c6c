"""How far an application or a ticket has come."""

"""What a clerk may do with an application: each act's questions, and the command it ends in."""

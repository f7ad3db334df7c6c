"""好差评: what residents think of the service they got, and what the hall does about it."""

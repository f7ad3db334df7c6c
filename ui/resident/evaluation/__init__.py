"""好差评: what somebody thinks of a service that is finished."""

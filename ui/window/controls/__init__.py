"""Controls of a desk: a screen at arm's length, a keyboard, a mouse, at times a finger."""

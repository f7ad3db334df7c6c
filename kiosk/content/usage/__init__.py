"""What is sought, read and shown at the screens, counted by day; nothing of who did it."""

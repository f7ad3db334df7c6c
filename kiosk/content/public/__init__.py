"""Public information: what an open-government corner shows besides the guides."""

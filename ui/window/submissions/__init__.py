"""咨询投诉: what residents told the hall, from the list to the answer."""

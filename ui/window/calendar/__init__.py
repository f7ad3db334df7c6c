"""The hall's calendar of working days: a year at a glance, its table, its own days off."""

"""预约: slots with quotas, bookings by real name, check-in, no-shows."""

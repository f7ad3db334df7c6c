"""Appointments: booked here, and checked in."""

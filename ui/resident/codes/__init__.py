"""The QR wall: every guide as a code to take along."""

"""Files of a disclosure case: taken in by their content, sealed, blackened before release."""

"""The annual report's tables 3 and 4, the quarters' figures and the cards, out of the register."""

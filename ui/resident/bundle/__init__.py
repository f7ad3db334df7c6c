"""一件事: several items that one event of life needs, with one list of materials and one ticket."""

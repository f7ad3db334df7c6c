"""One service item: its guide, its code, its notice on paper."""

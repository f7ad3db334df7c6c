"""我要说: what residents ask, complain of, suggest, find wrong, or think of a draft."""

"""我要说: consultation, complaint, suggestion, an error found, an opinion on a draft."""

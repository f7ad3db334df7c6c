"""The desk's pages of content: what stands, what is proposed, what is wrong, what to do today."""

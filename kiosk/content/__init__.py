"""What residents read: service items and guides, organs, notices, policies, and finding them."""

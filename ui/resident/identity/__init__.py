"""Who somebody is: by the identity card, or typed. Never shown in full, never kept."""

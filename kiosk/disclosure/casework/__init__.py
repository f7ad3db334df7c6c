"""The desk's work on applications: every act that the law knows, from register to archive."""

"""The page of a case's files: taken in, blackened, released."""

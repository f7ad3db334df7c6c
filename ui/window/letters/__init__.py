"""Letters of a case and the templates that they are made from."""

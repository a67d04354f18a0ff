"""What stands inside a document of any format: marked-up text, plain text, XML read safely."""

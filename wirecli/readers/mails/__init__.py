"""Mail, and what is saved as mail: `.eml`, `.mbox`, MHTML."""

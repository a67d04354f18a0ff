"""What stamps beside stories say: their words, their forms, and the dates they give. Knows no page."""

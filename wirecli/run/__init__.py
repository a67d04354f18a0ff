"""Many inputs → a stream of outcomes → delivered output."""

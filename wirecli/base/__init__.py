"""What knows nothing of news: clocks, Dutch words, text, sanitising, JSON bytes, patterns."""

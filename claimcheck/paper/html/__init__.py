"""HTML papers."""

"""Many papers: what to check, by whom, what is kept of it, and what can be said of all of them."""

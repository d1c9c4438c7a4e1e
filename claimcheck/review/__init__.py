"""The local web app in which a reader reviews what was flagged."""

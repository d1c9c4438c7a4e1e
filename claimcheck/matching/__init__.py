"""Runs compiled rules over a Document and says which part met which words."""

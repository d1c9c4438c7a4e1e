"""Frozen records: the words of the project. Import from the modules."""

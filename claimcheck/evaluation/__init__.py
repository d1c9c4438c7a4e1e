"""Measures: runs the examples in rules, compares reports with annotations."""

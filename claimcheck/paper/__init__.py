"""Reads a file into a Paper: blocks of text in reading order, with sections, floats and references."""

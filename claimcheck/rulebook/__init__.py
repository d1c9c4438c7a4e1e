"""Reads rule packs: schema, YAML with line numbers, word lists, lint."""

"""A paper held against itself, one check a module."""

"""Writers: one module a format, each from a Report."""

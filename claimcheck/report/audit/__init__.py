"""Writers of an audit: one module a format, each from an Audit and nothing else."""

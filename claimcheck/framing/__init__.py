"""Matches become findings: exemptions, severity, rewording."""

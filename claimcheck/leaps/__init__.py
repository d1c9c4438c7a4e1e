"""Checks over claims, links and findings: one module a family."""

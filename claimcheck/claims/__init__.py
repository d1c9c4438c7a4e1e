"""Roles, claims, experiments, evidence, links and limitations."""

"""Reads a Paper into a Document: sentences as Docs, AI-system mentions, coreference, frames, stance."""

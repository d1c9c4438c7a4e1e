"""The claim graph for other programs and as a picture: one writer a format."""

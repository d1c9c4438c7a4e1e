"""A critique against its paper: quotations, paraphrases, and the critique's own framing."""

"""TeX papers: what LaTeX would print, without running it."""

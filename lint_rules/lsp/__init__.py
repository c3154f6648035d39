"""The language server: diagnostics, cures and explanations while a story is written."""

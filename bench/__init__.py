"""Measurements: commands that print numbers with their denominators."""

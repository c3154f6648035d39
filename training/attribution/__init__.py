"""Rebuilds the attribution models: see README.md."""

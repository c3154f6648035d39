"""Rebuilds what newslint learned from data. Not part of the wheel; see training/README.md."""

"""Learns the part-of-speech weights that lint_rules.language.tagging uses."""

"""Is this the same person, spelled twice?"""

"""Documents with markup: a scanner with exact positions, and what an editor would see in what it finds."""

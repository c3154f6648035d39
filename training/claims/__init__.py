"""The model of claims."""

"""Accuracy: one module a set of labelled data, each with ``run(data)``."""

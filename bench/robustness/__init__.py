"""Hostile input by the hundred thousand: ``python -m bench.robustness [--cases 200000] [--seed 1] [--data DIR]``.

Every target is given samples that were bent, cut, repeated and spliced, or whose structure was damaged while their
syntax stayed whole; from our own seeds and, if pointed to, from a folder of real pages, feeds and pictures. A case
fails by an exception that is not a clear refusal, by taking longer than its size allows, or by a position that does not
lead back to the author's characters.
"""

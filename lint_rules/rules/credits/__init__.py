"""Whose picture, whose story, whose translation?"""

"""Would a native editor have written this?"""

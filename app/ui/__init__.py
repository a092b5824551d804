"""WHAT IS SEEN: the only floor that knows Qt."""

"""A therapist's desk: the key, the packs they give, and what couples hand back, over time."""

"""Practice from a therapist: opening a pack, doing it, noting how it went, handing it back."""

"""WHAT A THERAPIST GIVES AND GETS: packs, completion sheets, and the seals on both."""

"""The places of the window, all but the talk: one module each."""

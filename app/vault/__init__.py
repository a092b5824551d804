"""WHERE IT IS KEPT: the encrypted store, its keys, and the settings beside it."""

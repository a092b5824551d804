"""What an author works with in the window: the live preview, the check, and the tools."""

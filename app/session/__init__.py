"""WHAT WAS SAID: answers, and the place two people have reached in a flow."""

"""WHAT IS TAKEN HOME: compose the summary, agree to it line by line, write it in each format."""

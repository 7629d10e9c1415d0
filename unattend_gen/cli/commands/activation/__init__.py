"""One module for each activation command, imported when it is called."""

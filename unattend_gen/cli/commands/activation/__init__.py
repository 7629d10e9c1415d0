"""One module for each command of the group, loaded when it is called."""

"""The command line: talks to people, knows the façade and the values of core."""

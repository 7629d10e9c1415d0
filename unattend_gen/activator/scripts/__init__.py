"""Scripts that install a MAK, on this computer or on a list of computers."""

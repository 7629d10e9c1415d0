"""The only room that reads: files, folders, standard input, and the containers in them."""

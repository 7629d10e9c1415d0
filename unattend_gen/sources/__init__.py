"""Where documents come from: files, folders, standard input, the places of a Windows drive."""

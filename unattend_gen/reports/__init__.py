"""One file for each report format; writing the file is all there is to adding one."""

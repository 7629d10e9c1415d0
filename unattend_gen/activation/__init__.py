"""What activates Windows by MAK, made to be reviewed: scripts, registry files, plans, pages."""

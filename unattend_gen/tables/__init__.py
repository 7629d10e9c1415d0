"""One module per table of a spec: its model and the settings it stands for."""

"""Images of a rendered folder: ISO, floppy disk, USB stick."""

"""Images of media that carry what was rendered: an ISO, a floppy disk, a USB stick."""

"""Containers: archives, images, hives; a file each with one `SOURCE`."""

"""Streams of bytes: bounded, spooled to a temporary file, cut apart, decompressed."""

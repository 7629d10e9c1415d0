"""What our user writes: the spec, how it is read, and where its secrets come from."""

"""Registry values of activation: files that change them, and a check of an offline hive."""

"""Programs that make answer files whose scripts import understands, one module per program."""

"""The parts of `[apps]`: what is removed, and what is installed."""

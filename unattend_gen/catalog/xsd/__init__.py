"""The parts of the generated XML Schema."""

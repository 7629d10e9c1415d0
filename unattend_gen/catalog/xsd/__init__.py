"""The parts of the generated XML Schema: markup, patterns, texts, contents, frame."""

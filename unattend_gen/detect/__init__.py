"""Detectors of secrets, by the kind of document that contains them."""

"""Plain-text pages about settings, specs, rules, releases and error codes."""

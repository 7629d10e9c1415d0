"""Facts about answer files: components, settings, Windows versions, published keys, locales."""

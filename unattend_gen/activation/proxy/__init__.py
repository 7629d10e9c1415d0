"""Addresses that must bypass an authenticating proxy: lists to deploy, and a check of existing ones."""

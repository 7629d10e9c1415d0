"""Addresses that must bypass an authenticating proxy: lists to deploy, checks of existing ones."""

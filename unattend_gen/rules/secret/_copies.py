"""Panther copies for the examples on rule cards."""

from __future__ import annotations


def panther_copy(body: str) -> str:
    """Return a small Panther copy; Setup writes its declaration in single quotes."""
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        '<unattend xmlns="urn:schemas-microsoft-com:unattend">\n'
        '<settings pass="specialize" wasPassProcessed="true">\n'
        '<component name="Microsoft-Windows-Shell-Setup">\n'
        f"{body}\n</component>\n</settings>\n</unattend>\n"
    )


def copy_with_key(text: str) -> str:
    """Return a Panther copy with this text as its product key."""
    return panther_copy(f"<ProductKey>{text}</ProductKey>")


def copy_with_password(content: str) -> str:
    """Return a Panther copy with this content in a password element."""
    return panther_copy(f"<AutoLogon><Password>{content}</Password></AutoLogon>")

"""What a person does."""

from __future__ import annotations

from unattend_gen.activation.phone.steps import portal, telephone_steps


def test_the_window_and_the_commands_are_in_the_steps() -> None:
    commands = " ".join(command for step in telephone_steps() for command in step.commands)

    assert "slui 4" in commands
    assert "/dti" in commands
    assert "/atp CONFIRMATION-ID" in commands


def test_the_portal_of_today_is_dated() -> None:
    assert portal().sentence == (
        "Since about 2025-12 the call leads to the Product Activation Portal, aka.ms/aoh, which"
        " needs a Microsoft account (as of 2026-01)."
    )

"""What differs between two answer files, told without their secrets."""

"""What Setup left behind: Panther copies, judged setting by setting."""

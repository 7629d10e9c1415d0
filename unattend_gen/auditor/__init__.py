"""What was left behind: Panther copies judged setting by setting, and everything else."""

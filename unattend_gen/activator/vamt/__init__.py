"""Volume Activation Management Tool: PowerShell for each step, and a reader of its lists."""

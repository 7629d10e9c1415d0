"""The number of activations that a MAK has left: entries, forecast, file and reports."""

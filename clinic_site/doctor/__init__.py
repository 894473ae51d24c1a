"""Looking over a deployment: what `manage.py doctor` asks, one file a concern."""

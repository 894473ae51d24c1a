"""Whether this process can serve readers: what `/health/ready` and `manage.py doctor` ask."""

"""What `dev.py` is made of: the environment, fonts, a browser and a checker of workflows; only the standard library, for nothing is installed yet."""

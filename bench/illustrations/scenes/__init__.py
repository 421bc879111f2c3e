"""One picture a file, named as the picture: `gz_0001.py` has a function `draw` and makes `gz-0001.webp`."""

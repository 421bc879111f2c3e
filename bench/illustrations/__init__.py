"""The illustrations of the demonstration data, drawn by program: `python -m bench.illustrations DIR`; uses only Pillow.

`canvas`, `shapes` and `colour` are the ground, `parts` what pictures are made of, `scenes` the pictures, one a file; each
imports only what stands before it. `finish` reduces, labels and saves.
"""

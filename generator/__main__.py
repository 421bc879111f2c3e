"""`python -m generator`, the same as `shifan`; imports cli."""

from generator.cli import main

if __name__ == "__main__":
    main()

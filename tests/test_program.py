"""The program's identity: stable, and there for the cache to be bound to."""

from generator.program import PACKAGES, identity


def test_the_identity_is_stable() -> None:
    """The same program is the same; all packages that it names are installed."""
    assert identity() == identity()
    assert 64 == len(identity())
    assert "comrak-ext" in PACKAGES

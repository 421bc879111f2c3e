"""Benchmarks and the material for them; run by hand, never by the tests' clock."""

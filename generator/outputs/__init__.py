"""The outputs of the site, one interchangeable part a module; none imports another."""

"""What is printed: the contents of booklets, route sheets, posters, slides and practice sheets, as values; imports storeys 0 to 3 and pages."""

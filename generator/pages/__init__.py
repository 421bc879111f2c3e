"""Which pages exist: address, layout, typed context; nothing rendered. `whole` knows them all, and others need few. Imports storeys 0 to 3."""

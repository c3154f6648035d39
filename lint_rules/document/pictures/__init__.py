"""Picture files: what their metadata says of who made them."""

"""The demo: an invented municipality as HR's files, imported and set going through the product's own verbs."""

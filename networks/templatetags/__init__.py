"""How a network's life is drawn on a page."""

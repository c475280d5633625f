"""How goals are drawn on a page."""

"""Questions that need several floors."""

"""The kiosk: a web chat that works without scripts, and better with them."""

"""The web app: the kiosk chat, the staff pages, and what operations ask."""

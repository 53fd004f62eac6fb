"""How people meet Nod: the dialogue rules, the channels, the web app and the command line."""

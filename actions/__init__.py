"""What Nod does: the guide, the custom actions and the record."""

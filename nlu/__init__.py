"""How Nod understands: training data in English and Cymraeg, and Rasa graph components."""

"""How the shipped pipeline was made and measured."""

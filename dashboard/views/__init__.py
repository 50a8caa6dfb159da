"""What the screen shows. Knows streamlit, never spaCy."""

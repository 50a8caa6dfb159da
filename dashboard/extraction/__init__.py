"""Article to mentions, places, times and events. Knows spaCy, never streamlit."""

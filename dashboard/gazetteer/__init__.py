"""Places of the world: building, indexing and matching names. Knows neither spaCy nor streamlit."""

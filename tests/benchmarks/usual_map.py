"""The usual way to put events on a map with Streamlit: a marker for each, made anew in every run. For comparison only.

Run by bench_browser.py, which hands its library files to the browser.
"""

import sys

import folium
import geopandas
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium


@st.cache_data
def load_events(path: str) -> pd.DataFrame:
    events = geopandas.read_parquet(f"{path}/events.parquet")
    return pd.DataFrame(events[events["latitude"].notna() & events["start_on"].notna()].drop(columns="geometry"))


events = load_events(sys.argv[-1])
first = st.slider("Year", 2014, 2024, 2014)
shown = events[events["start_on"].dt.year >= first]
group = folium.FeatureGroup()
for event in shown.itertuples():
    folium.CircleMarker([event.latitude, event.longitude], radius=5, tooltip=event.sub_event_type).add_to(group)
st.html(f"<p id='count'>{len(shown)}</p>")
base = folium.Map(location=[25, 15], zoom_start=2, tiles=None, maxZoom=18)
st_folium(base, key="map", height=500, returned_objects=[], feature_group_to_add=group)

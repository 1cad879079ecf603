"""The app's own parts: the only package that imports streamlit or streamlit_folium."""

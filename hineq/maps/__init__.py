"""Maps: table and boundaries in, folium.Map out."""

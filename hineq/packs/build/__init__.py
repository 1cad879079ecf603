"""The national layer, built from what is published for every council: the only room that imports geopandas and shapely."""

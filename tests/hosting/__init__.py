"""The site as it is hosted: replicas behind nginx, and what is deployed beside them."""

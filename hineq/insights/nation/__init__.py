"""Where in England: what the figures of every council say beside each other."""

"""How unequal, since when, because of what?"""

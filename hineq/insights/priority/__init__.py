"""Where first?"""

"""The national layer, made of published figures: neighbourhoods to wards, authorities, spreads, ranks, shapes."""

"""The nouns of hineq: frozen dataclasses and enums that every other room speaks in; imports nothing of hineq but itself."""

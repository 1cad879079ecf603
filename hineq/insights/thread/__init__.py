"""Who answers? From outcome to figure and board; audits, recommendations, levels."""

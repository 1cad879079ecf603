"""What any page may put on the screen: chart, table, map, quotation, link, fault."""

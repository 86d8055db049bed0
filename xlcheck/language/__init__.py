"""What is known of the two languages and of no subject: tables with an example in every row, and their loader."""

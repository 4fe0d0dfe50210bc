"""Reading what people write: YAML and Markdown blocks, strictly, and with the line of every value."""

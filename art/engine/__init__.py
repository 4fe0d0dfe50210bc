"""The engine: posable bodies and plain things go in, line art as SVG comes out. One module a step; ``art/README.md`` tells the way."""

"""The writer's preview: shows the handbook in a browser, and each page anew as soon as what it is made from is saved.

MkDocs' own server builds the whole site at each save. This one keeps the handbook in memory, reads again only what was saved, and renders a
page when somebody looks at it; what a page was made from is noted while it is made, so that nothing that still holds is made twice.
"""

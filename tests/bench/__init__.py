"""The handbook's cost, measured: time and memory of a build beside plain MkDocs + Material, and bytes of a visit.

``make bench`` runs it. The exit status says whether every bar was met.
"""

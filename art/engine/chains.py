"""Segments put end to end: the lines that a bag of loose edges makes."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from art.engine.arrays import Ints, Mask


def chains(segments: Ints, stops: Mask | None = None) -> list[tuple[Ints, bool]]:
    """Lines of point numbers from segments (n, 2) of point numbers; with each, whether it is closed (its start is repeated then).

    Lines begin at ends; where more than two segments meet, each goes on into one other. At the ``stops`` (a mask over points) every line
    ends.
    """
    neighbours: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, (a, b) in enumerate(segments.tolist()):
        neighbours[a].append((b, number))
        neighbours[b].append((a, number))
    used = [False] * len(segments)
    ends = {point for point in neighbours if len(neighbours[point]) == 1 or (stops is not None and stops[point])}

    def walk(start: int) -> Ints:
        line, here = [start], start
        while (here == start and len(line) == 1) or here not in ends:
            step = next(((point, number) for point, number in neighbours[here] if not used[number]), None)
            if step is None:
                break
            here = step[0]
            used[step[1]] = True
            line.append(here)
        return np.array(line)

    lines = []
    for point in neighbours:
        if point in ends:
            lines += [(walk(point), False) for _, number in neighbours[point] if not used[number]]
    for number, (a, _) in enumerate(segments.tolist()):
        if not used[number]:
            line = walk(a)
            lines.append((line, bool(line[0] == line[-1])))
    return lines

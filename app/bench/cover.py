"""A small set of walks that together come past all that can be reached in a flow.

To find the fewest is as hard as covering a set. So: the road past most that is new, again and
again; then whatever walk the others make needless is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..flow.model import Flow
from ..session.place import PageKind, Place
from ..session.session import Seat
from .aim import Aim, Sort, aims
from .reply import Reply, usual
from .roads import Edge, Ground, Node, explored
from .walk import Plan, Walk, begun, starting_with, walked

_STRIDES = 5_000
"""So many strides are spent on making one walk more usual."""


@dataclass(frozen=True)
class Cover:
    """The walks, all that there is to come past, and what no walk came past.

    `whole` says whether every road was looked at, so that what is missed can never come.
    """

    walks: tuple[Walk, ...]
    aims: frozenset[Aim]
    missed: frozenset[Aim]
    whole: bool


def cover(ground: Ground, own: frozenset[str]) -> Cover:
    """Walks past everything in the steps of these ids.

    `own` are the steps to count; others are only passed through. Raises Problem where the
    practice couple is stuck.
    """
    wanted = aims(ground.flow, own)
    roads = explored(ground, begun(ground))
    walks = [walked(ground, Plan(path)) for path in _paths(roads.nodes, wanted)]
    walks = _with_breaks(ground, walks, wanted, own)
    walks = _needed(_with_both_starting(ground, walks, wanted), wanted)
    walks = _needed(_calmed(ground, walks, wanted), wanted)
    return Cover(tuple(walks), wanted, wanted - _past(walks), roads.unusual is None)


def own_steps(flow: Flow, played: Flow) -> frozenset[str]:
    """The ids of the steps of a flow as it is played that no other flow brought in."""
    lane = {step.id for step in played.steps} - played.prelude
    return frozenset(lane | {step.id for step in flow.detours})


# -- paths through the graph ----------------------------------------------------------------

Said = dict[Place, tuple[Reply, ...]]


def _paths(nodes: Sequence[Node], wanted: frozenset[Aim]) -> list[Said]:
    """Paths from the first node to an end, past all aims on any edge; one path at least."""
    order = in_order(nodes)
    left = set(wanted)
    found: list[Said] = []
    while True:
        path = _best(nodes, order, left)
        new = left.intersection(*[frozenset[Aim]().union(*(edge.aims for _, edge in path))])
        if found and not new:
            return found
        left -= new
        said: dict[Place, list[Reply]] = defaultdict(list)
        for node, edge in path:
            if node.conversation.place.page is PageKind.ITEM:
                said[node.conversation.place].append(edge.reply)
        found.append({place: tuple(replies) for place, replies in said.items()})


def in_order(nodes: Sequence[Node]) -> list[int]:
    """The numbers of the nodes, each after all that its edges lead to."""
    done: list[int] = []
    seen: set[int] = set()
    stack: list[tuple[int, int]] = [(0, 0)]
    while stack:
        number, edge = stack.pop()
        if edge == 0:
            if number in seen:
                continue
            seen.add(number)
        edges = nodes[number].edges
        if edge < len(edges):
            stack.append((number, edge + 1))
            stack.append((edges[edge].to, 0))
        else:
            done.append(number)
    return done


def _best(nodes: Sequence[Node], order: Sequence[int], left: set[Aim]) -> list[tuple[Node, Edge]]:
    """The path past most of what is left, and of such the one with most of the usual replies."""
    worth: dict[int, tuple[int, int]] = {}
    way: dict[int, Edge] = {}
    for number in order:
        worth[number] = (0, 0)
        for edge in nodes[number].edges:
            aims_after, usual_after = worth[edge.to]
            gain = aims_after + len(left & edge.aims), usual_after + edge.usual - 1
            if number not in way or gain > worth[number]:
                worth[number], way[number] = gain, edge
    path: list[tuple[Node, Edge]] = []
    at = 0
    while at in way:
        path.append((nodes[at], way[at]))
        at = way[at].to
    return path


# -- breaks and starters --------------------------------------------------------------------


def _with_breaks(
    ground: Ground, walks: list[Walk], wanted: frozenset[Aim], own: frozenset[str]
) -> list[Walk]:
    """The walks, and walks with a break on every road that the flow's own break has."""
    detours = [step.id for step in ground.flow.detours if step.id in own]
    place = _place_for_break(ground, own) if detours else None
    if place is None:
        return walks
    here = frozenset(aim for aim in wanted if aim.id in _ids(ground.flow, detours))
    left = replace(begun(ground), place=place).take_break()
    bases = [walk.plan for walk in walks if place in {each.place for each in walk.strides}]
    bases = bases or [Plan()]
    paused = [
        Plan({**bases[number % len(bases)].said, **road}, Seat.FIRST, place)
        for number, road in enumerate(_paths(explored(ground, left).nodes, here))
    ]
    return [*(walked(ground, plan) for plan in paused), *walks]


def _place_for_break(ground: Ground, own: frozenset[str]) -> Place | None:
    """Where the break is called: the first own item that the practice couple comes to."""
    visited = (stride.place for stride in walked(ground, Plan()).strides)
    return next((place for place in visited if place.step in own), None)


def _ids(flow: Flow, steps: Sequence[str]) -> set[str]:
    return {*steps, *(item.id for name in steps for item in flow.step(name).items)}


def _with_both_starting(ground: Ground, walks: list[Walk], wanted: frozenset[Aim]) -> list[Walk]:
    """The walks, in one of which the second one starts, where nothing is missed by that."""
    second = frozenset({Aim(Sort.STARTS, "", Seat.SECOND)})
    if not second <= wanted:
        return walks
    turned = [walked(ground, starting_with(walk.plan, Seat.SECOND)) for walk in walks]
    before = _past(walks) | second
    for number in reversed(range(1, len(walks))):
        others = [*walks[:number], turned[number], *walks[number + 1 :]]
        if before <= _past(others):
            return others
    return [*walks, *[walk for walk in turned if second <= walk.aims][:1]]


def _past(walks: Sequence[Walk]) -> frozenset[Aim]:
    return frozenset[Aim]().union(*(walk.aims for walk in walks))


def _needed(walks: Sequence[Walk], wanted: frozenset[Aim]) -> list[Walk]:
    """The walks without those whose every aim others come past, too."""
    kept = list(walks)
    for walk in sorted(walks, key=lambda each: len(each.aims & wanted)):
        rest = [each for each in kept if each is not walk]
        if rest and walk.aims & wanted <= _past(rest):
            kept = rest
    return kept


def _calmed(ground: Ground, walks: Sequence[Walk], wanted: frozenset[Aim]) -> list[Walk]:
    """The walks with the usual replies wherever unusual ones bring nothing."""
    calm = list(walks)
    for number in range(len(calm)):
        rest = _past([*calm[:number], *calm[number + 1 :]])
        calm[number] = _calm(ground, calm[number], (calm[number].aims & wanted) - rest)
    return calm


def _calm(ground: Ground, walk: Walk, needed: frozenset[Aim]) -> Walk:
    """A walk past the same that is needed: half of its replies are tried at once, then less."""
    tries = _STRIDES // max(1, len(walk.strides))
    groups = [[place for place in walk.plan.said if _is_unusual(ground, walk.plan, place)]]
    while groups and tries > 0:
        group = groups.pop()
        for quiet in _quieter(walk.plan, group):
            tries -= 1
            found = walked(ground, quiet)
            if needed <= found.aims:
                walk = found
                break
        else:
            half = len(group) // 2
            groups += [part for part in (group[half:], group[:half]) if half]
    return walk


def _is_unusual(ground: Ground, plan: Plan, place: Place) -> bool:
    item, session = ground.flow.item(place.item), begun(ground).session
    usually = usual(session, item, ground.practice, place.seat)
    return any(reply != usually for reply in plan.said[place])


def _quieter(plan: Plan, places: Sequence[Place]) -> Iterator[Plan]:
    """The plan with the usual replies at some places; at one alone, also but for one visit."""
    others = {key: value for key, value in plan.said.items() if key not in places}
    yield replace(plan, said=others)
    if len(places) == 1 and len(plan.said[places[0]]) > 1:
        said = plan.said[places[0]]
        yield replace(plan, said={**others, places[0]: said[:1]})
        yield replace(plan, said={**others, places[0]: said[-1:]})

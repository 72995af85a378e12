"""Near misses: people who never read our samples, matched by the words that matter.

Two views are joined. Likeness compares the utterance with each sample, words weighted by how few
intents share them. Evidence adds up what each word says for an intent over all its samples.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skill.rehearsal.slots import likeness
from skill.rehearsal.thesaurus import STOP_WORDS
from skill.rehearsal.words import FAMILIES, stem

STOPS = frozenset(stem(word) for word in STOP_WORDS)
P = dict(m=2.0, stop=0.3, unk=0.5, lam=0.5, temp=3.0, bigram=0.4, fam=0.6, stopev=0.4, alpha=0.02, clip=2.5, member=0.5, marker=1.3, gamma=0.35, lnorm=0.5)


@dataclass(frozen=True, slots=True)
class Sample:
    intent: str
    items: tuple[str, ...]
    weight: float = 1.0


class NearMisses:
    def __init__(self, samples: Sequence[Sample], members: Mapping[str, set[str]]) -> None:
        self.samples = list(samples)
        self.members = members  # type marker -> stems in its values
        self.intents = sorted({s.intent for s in samples})
        spread: dict[str, set[str]] = defaultdict(set)
        for s in samples:
            for item in s.items:
                spread[item].add(s.intent)
        n = len(self.intents)
        self.weight = {}
        for item, ints in spread.items():
            w = 1 - 0.8 * math.log(len(ints)) / math.log(n + 1)
            if item in STOPS:
                w *= P["stop"]
            elif item[0] == "{":
                w = P["marker"] if item in members else 0.5
            self.weight[item] = w
        self.by_item: dict[str, list[int]] = defaultdict(list)
        for i, s in enumerate(self.samples):
            for item in set(s.items):
                self.by_item[item].append(i)
        self.by_family: dict[int, list[str]] = defaultdict(list)
        for item in self.weight:
            if item in FAMILIES:
                self.by_family[FAMILIES[item]].append(item)
        self.train()

    def member_features(self, item: str) -> list[str]:
        if item in STOPS: return []
        return [f"~{m}" for m, st in self.members.items() if item in st]

    def features(self, items: Sequence[str]) -> Counter[str]:
        c: Counter[str] = Counter()
        for it in items:
            c[it] += 1
            if it in FAMILIES:
                c[f"#{FAMILIES[it]}"] += 1
            if it[0] == "{" and it in self.members:
                c[f"~{it}"] += 1
            else:
                for m in self.member_features(it):
                    c[m] += 1
        for a, b in zip(("^", *items), (*items, "$")):
            c[f"{a} {b}"] += 1
        return Counter(dict.fromkeys(c, 1))

    def train(self) -> None:
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        totals: dict[str, float] = defaultdict(float)
        for s in self.samples:
            for f in self.features(s.items):
                counts[f][s.intent] += s.weight
            totals[s.intent] += s.weight
        self.llr: dict[str, dict[str, float]] = {}
        for f, by in counts.items():
            mean = sum(by.get(i, 0.0) / totals[i] for i in self.intents) / len(self.intents)
            rates = {i: (by.get(i, 0.0) + P["m"] * mean) / (totals[i] + P["m"]) for i in self.intents}
            k = P["bigram"] if " " in f else P["fam"] if f[0] == "#" else P["member"] if f[0] == "~" else 1.0
            if f in STOPS:
                k *= P["stopev"]
            self.llr[f] = {i: k * max(-P["clip"], min(P["clip"], math.log(r / mean))) for i, r in rates.items()}

    def evidence(self, items: Sequence[str]) -> dict[str, float]:
        total = dict.fromkeys(self.intents, 0.0)
        n = 0
        for f in self.features(items):
            by = self.llr.get(f)
            if by:
                n += 1
                for i, v in by.items():
                    total[i] += v
        scale = max(1, len(items)) ** P["lnorm"]
        return {i: v / scale for i, v in total.items()}

    def similarity(self, items: Sequence[str], covered: Mapping[str, list[int]]) -> dict[str, tuple[float, int]]:
        """items: stems; covered: marker -> item positions its spot covers"""
        w = [self.weight.get(it, P["unk"] * (P["stop"] if it in STOPS else 1)) for it in items]
        total_u = sum(w) or 1e-9
        cand: Counter[int] = Counter()
        alike: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for p, it in enumerate(items):
            found = {it: 1.0} if it in self.weight else {}
            if it in FAMILIES:
                for o in self.by_family[FAMILIES[it]]:
                    found.setdefault(o, 0.75)
            if not found and len(it) > 4:
                for o in self.weight:
                    l = likeness(it, o) if abs(len(o) - len(it)) < 3 and o[0] != "{" else 0
                    if l: found[o] = l * .9
            for o, l in found.items():
                alike[o].append((p, l))
        for o in alike:
            for i in self.by_item[o]: cand[i] += 1
        for m in covered:
            for i in self.by_item.get(m, ()): cand[i] += 1
        best: dict[str, tuple[float, int]] = {}
        for i in cand:
            s = self.samples[i]
            got_s = tot_s = 0.0
            cov: dict[int, float] = {}
            for it in s.items:
                wt = self.weight[it]
                tot_s += wt
                if it in covered:
                    got_s += wt
                    for p in covered[it]: cov[p] = 1.0
                elif it in alike:
                    p, l = max(alike[it], key=lambda x: x[1])
                    got_s += wt * l
                    cov[p] = max(cov.get(p, 0), l)
            got_u = sum(w[p] * l for p, l in cov.items())
            R, Pr = got_s / tot_s, got_u / total_u
            f = R * Pr / (P["gamma"] * R + (1 - P["gamma"]) * Pr + 1e-9)
            if f > best.get(s.intent, (0, 0))[0]:
                best[s.intent] = (f, i)
        return best

    def rank(self, items: Sequence[str], covered: Mapping[str, list[int]]):
        sim = self.similarity(items, covered)
        hidden = {p for ps in covered.values() for p in ps}
        marked = list(items)
        for m, ps in covered.items():
            if m in self.members:
                marked[ps[0]] = m
                for p in ps[1:]: marked[p] = None
        marked = [x for x in marked if x]
        ev = self.evidence(marked)
        mx = max(ev.values())
        z = sum(math.exp((v - mx) * P["temp"]) for v in ev.values())
        post = {i: math.exp((v - mx) * P["temp"]) / z for i, v in ev.items()}
        out = {i: (1 - P["lam"]) * sim.get(i, (0, 0))[0] + P["lam"] * post[i] for i in self.intents}
        return sorted(out.items(), key=lambda x: -x[1]), sim, ev

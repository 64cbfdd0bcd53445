"""Checks the public record of a giveaway, wheel, mystery gift, league, milestone, quiz, prediction or daily word: python3 fair-draw.py record.json (no network)."""
import hashlib, hmac, json, sys

record = json.load(open(sys.argv[1], encoding="utf-8"))
failed = False

def check(ok, what):
    global failed
    failed = failed or not ok
    print("ok  " if ok else "FAIL", what)

def number(seed, message, n):
    """A number from 0 to n − 1, each as likely."""
    attempt = 0
    while True:
        x = int.from_bytes(hmac.new(seed, f"{message}:{attempt}".encode(), hashlib.sha256).digest()[:8], "big")
        if x < 2**64 // n * n:
            return x % n
        attempt += 1

def pick(y, weights):
    """The first whose weight, added to those before it, is above y."""
    at = 0
    while y >= weights[at]:
        at, y = at + 1, y - weights[at]
    return at

def mystery(seed):
    """Every draw of a mystery gift (mystery-hmac-sha256/1), from the seed and the list that was published at the opening."""
    gifts, won = record["gifts"], [0] * len(record["gifts"])
    check(hashlib.sha256(seed).hexdigest() == record["commitment"], "the seed is the one promised at opening")
    check(len({one["id"] for one in record["draws"]}) == len(record["draws"]), "no draw stands in the list twice")
    for k, one in enumerate(record["draws"], 1):
        weights = [g["weight"] if g["stock"] is None or won[i] < g["stock"] else 0 for i, g in enumerate(gifts)]
        at = pick(number(seed, f"mystery:{record['mystery']}:{k}", sum(weights)), weights) if any(weights) else -1
        won[at] += 1
        check(at >= 0 and one["k"] == k and gifts[at]["label"] == one["gift"], f"draw {k} is {one['gift']}")

def wheel(seed):
    """Every spin of a wheel (wheel-hmac-sha256/1), from the seed and what was published at the opening."""
    segments, entries, removes, gone = record["segments"], record["entries"], record["removeAfterWin"], set()
    stock = [s["stock"] or (1 if removes and not s["consolation"] else 0) for s in segments]  # 0: without a limit
    won = [0] * len(segments)
    check(hashlib.sha256(seed).hexdigest() == record["commitment"], "the seed is the one promised at opening")
    check(all(len(set(ids)) == len(ids) for ids in ([e["id"] for e in entries], [s["id"] for s in record["spins"]])),
          "no entry and no spin stands in the list twice")
    check(all(left["reason"] for left in record["leftOut"]), "who was left out was left out for a reason")
    for k, spin in enumerate(record["spins"], 1):
        message, fair = f"wheel:{record['wheel']}:{k}", spin["k"] == k
        if record["mode"] == "room":
            gone |= {left["id"] for left in record["leftOut"] if left["fromSpin"] == k}
            entered = entries[:spin["entered"]]
            waiting = [e["id"] for e in entered if e["id"] not in gone]
            digest = hashlib.sha256("\n".join(waiting).encode()).hexdigest()
            fair = fair and bool(waiting) and len(entered) == spin["entered"] and digest == spin["digest"] \
                and waiting[number(seed, f"{message}:who:{digest}", len(waiting))] == spin["entry"]
            gone |= {spin["entry"]} if removes else set()
        weights = [s["weight"] if not s["consolation"] and (not stock[i] or won[i] < stock[i]) else 0 for i, s in enumerate(segments)]
        if not any(weights):
            weights = [s["weight"] if s["consolation"] else 0 for s in segments]
        at = pick(number(seed, message, sum(weights)), weights) if any(weights) else -1
        won[at] += 1
        check(fair and at >= 0 and segments[at]["label"] == spin["segment"],
              f"spin {k} is {spin['segment']}" + (f", for {spin['entry']}" if spin["entry"] else ""))

def word():
    """The word of a day (word-hmac-sha256/1): it was in the sealed list, and came when the draw said so."""
    seals, at, drawn = record["seals"], record["position"], record["drawn"]
    opened = f"{record['salt']}:{record['word']}" + (f":{record['day']}" if record["keptFor"] else "")
    check(hashlib.sha256(opened.encode()).hexdigest() == seals[at], f"{record['word']} is what was promised at position {at}")
    check(record["keptFor"] == (at >= drawn) == (record["turn"] is None), "it came for its day" if record["keptFor"] else "it came by the draw")
    if not record["seed"]:
        return print("NOTE the order of the words is published when another list takes this one's place")
    seed, digest = bytes.fromhex(record["seed"]), hashlib.sha256("\n".join(seals).encode()).hexdigest()
    check(hashlib.sha256(seed).hexdigest() == record["commitment"], "the seed is the one promised with the list")
    left = list(range(drawn))
    order = [left.pop(number(seed, f"{digest}:{k}", len(left))) for k in range(1, (record["turn"] or 0) + 1)]
    check(record["keptFor"] or order[-1] == at, f"draw {record['turn']} of the list is this word")

def milestone():
    """Whom a milestone went to (milestone/1): the order of the log, and nothing else."""
    buyers, seen, counted = record["buyers"], set(), 0
    known = list(dict.fromkeys(buyer for buyer in buyers if buyer))
    check(known == list(range(1, len(known) + 1)), f"{len(known)} buyers are numbered by their first orders")
    for buyer in buyers:
        counted += record["of"] == "orders" or buyer == 0 or buyer not in seen
        seen.add(buyer)
    step = record["count"] if record["rule"] == "every" else 1
    check(record["rule"] != "first" or record["from"] == 0, "the first are counted from the show's first")
    due = list(range(record["from"] + step, counted + 1, step))[:record["most"]]
    for place, won in enumerate(record["winners"]):
        check(place < len(due) and due[place] == won, f"{record['of'][:-1]} {won} wins")
    check(len(record["winners"]) == len(due), f"{len(due)} of {counted} win")

def prediction():
    """What a prediction paid (prediction/1): the pool in proportion to the stakes of who was right, by the largest remainder."""
    stakes = record["stakes"]
    playing = [s for s in stakes if not s["house"]]
    right = [s for s in playing if s["outcome"] == record["outcome"]]
    pool, total = sum(s["points"] for s in playing), sum(s["points"] for s in right)
    due = {id(s): s["points"] if s["house"] or not right else 0 for s in stakes}
    for s in right:
        due[id(s)] = pool * s["points"] // total
    cut = sorted(right, key=lambda s: -(pool * s["points"] % total))  # stable: of equal ones the earlier
    for s in cut[:pool - sum(due[id(s)] for s in right)] if right else []:
        due[id(s)] += 1
    for n, s in enumerate(stakes, 1):
        check(s["paid"] == due[id(s)], f"stake {n}: {s['points']} on {record['outcomes'][s['outcome']]} came to {s['paid']}")
    check(sum(s["paid"] for s in stakes) == sum(s["points"] for s in stakes), "together exactly what was staked")

def quiz():
    """What everybody scored in a quiz (quiz/1), from the answers and their thinking times."""
    given, scores = {(a["question"], a["player"]): a for a in record["answers"]}, {}
    check(len(given) == len(record["answers"]), "nobody answered a question twice")
    for player in {a["player"] for a in record["answers"]}:
        points, right, ms, run, began, out = 0, 0, 0, 0, False, False
        for q in record["questions"]:
            a, limit = given.get((q["question"], player)), q["seconds"] * 1000
            if a and out:
                check(False, f"player {player} was out, and answered question {q['question']}")
            run, began = run + 1 if a and a["option"] == q["answer"] else 0, began or bool(a)
            out = out or record["eliminate"] and began and not run
            if run:
                points += 500 + 500 * max(0, limit - a["ms"]) // limit if record["speed"] else 1000
                points += min(500, 100 * (run - 1)) if record["streaks"] else 0
            right, ms = right + (run > 0), ms + (a["ms"] if a else 0)
        scores[player] = (points, right, ms)
    check(sorted(s["player"] for s in record["scores"]) == sorted(scores), "whoever answered has one place")
    for s in record["scores"]:
        place = 1 + sum((-points, ms) < (-s["points"], s["ms"]) for points, _, ms in scores.values())
        check((s["points"], s["right"], s["ms"]) == scores.get(s["player"]) and s["place"] == place,
              f"player {s['player']} has {s['points']} points and place {s['place']}")
    for n, team in enumerate(record["teams"]):
        members = [s["points"] for s in record["scores"] if s["team"] == n]
        check(team["points"] == (sum(members) // len(members) if members else 0), f"team {team['name']} has {team['points']} points a head")

if record.get("protocol", "").startswith("milestone/"):
    milestone()
    sys.exit(1 if failed else 0)
if record.get("protocol", "").startswith("quiz/"):
    if record["state"] != "closed":
        sys.exit("The quiz is not over yet: come back when it is.")
    quiz()
    sys.exit(1 if failed else 0)
if record.get("protocol", "").startswith("prediction/"):
    if record["state"] in ("open", "locked"):
        sys.exit("The prediction is not over yet: come back when it is.")
    prediction()
    sys.exit(1 if failed else 0)
if record.get("protocol", "").startswith("word-"):
    if not record["word"]:
        sys.exit("The day is not over yet: come back tomorrow.")
    word()
    sys.exit(1 if failed else 0)
if not record["seed"]:
    sys.exit("The seed is not published yet: come back after the draw.")
if record.get("protocol", "").startswith("wheel-"):
    wheel(bytes.fromhex(record["seed"]))
    sys.exit(1 if failed else 0)
if record.get("protocol", "").startswith("mystery-"):
    mystery(bytes.fromhex(record["seed"]))
    sys.exit(1 if failed else 0)
ids = [entry["id"] for entry in record["entries"]]
skipped = record.get("skipped") or []
drawn = sorted(record.get("winners", []) + record.get("reserves", []) + skipped, key=lambda d: d["k"])
cancelled = record.get("state") == "cancelled"
seed, digest, left = bytes.fromhex(record["seed"]), record["digest"], list(ids)
weighed = record.get("version") == 2
tickets = {entry["id"]: entry.get("tickets") if weighed and digest else 1 for entry in record["entries"]}

def draw(k):
    """Entry of draw number k among those left; None where nobody is left. Each has its tickets, or one chance."""
    n, attempt = sum(tickets[one] for one in left), 0
    while n:
        mac = hmac.new(seed, f"{digest}:{k}:{attempt}".encode(), hashlib.sha256).digest()
        x = int.from_bytes(mac[:8], "big")
        if x < 2**64 // n * n:
            y, at = x % n, 0
            while y >= tickets[left[at]]:
                at, y = at + 1, y - tickets[left[at]]
            return left.pop(at)
        attempt += 1

def league():
    """The order follows from the seed, the first round from the order, and each match from its games."""
    global digest
    n, digest = len(ids), f"league:{record['league']}:{digest}"
    check([draw(k) for k in range(1, n + 1)] == record["order"], "the order of the draw follows from the seed")
    slots = [1]
    while len(slots) < n:
        slots = [place for p in slots for place in (p, 2 * len(slots) + 1 - p)]
    through = [p if p <= n else None for p in slots]
    for number, found in enumerate(record["rounds"], 1):
        pairs, through = list(zip(through[::2], through[1::2])), []
        check(len(pairs) == len(found["matches"]), f"round {number} has {len(pairs)} matches")
        for pair, match in zip(pairs, found["matches"]):
            players = [p for p in pair if p is not None]
            check(match["players"] == players, f"round {number}: {' against '.join(map(str, players)) or 'nobody yet'}")
            through.append(match["winner"])
            if number == 1 and len(players) == 1:
                check(match["winner"] == players[0] and not match["games"], f"place {players[0]} has a bye")
            elif match["winner"] is not None:
                check(match["winner"] in players and follows(match, players), f"place {match['winner']} won it")
    if record["winner"] or len(through) != 1:
        check(len(through) == 1 and record["winner"] == record["order"][through[0] - 1], "one winner is left")

def follows(match, players):
    """Whether a match's winner follows from its games."""
    wins = {p: 0 for p in players}
    for game in match["games"]:
        first, second = game["taps"]
        more = players[0] if first > second else players[1] if second > first else None
        if {"taps": more, "tie": None, "untapped": min(players)}.get(game["how"], game["winner"]) != game["winner"]:
            return False
        if game["winner"] is not None:
            wins[game["winner"]] += 1
    last = match["games"][-1]["taps"] if match["games"] else [0, 0]
    if match["how"] == "played":
        return wins[match["winner"]] == record["bestOf"] // 2 + 1 and min(last) > 0
    return match["how"] == "walk-over" or match["winner"] == min(players)

check(hashlib.sha256(seed).hexdigest() == record["commitment"], "the seed is the one promised at opening")
if digest or not cancelled and record.get("state") != "closed":
    lines = [f"{one}:{tickets[one]}" for one in ids] if weighed else ids
    check(hashlib.sha256("\n".join(lines).encode()).hexdigest() == digest, f"the {len(ids)} entries are the ones frozen at closing")
check(len(set(ids)) == len(ids), "no entry stands in the list twice")
if record.get("shows"):
    came = [entry.get("show") or 0 for entry in record["entries"]]
    check(came == sorted(came) and all(0 < n <= len(record["shows"]) for n in came), f"each entry names one of the {len(record['shows'])} shows, in their order")
if not all(isinstance(n, int) and n > 0 for n in tickets.values()):
    sys.exit("FAIL an entry has no tickets")
if weighed and digest:
    print(f"ok   {len(ids)} entries have {sum(tickets.values())} tickets, which the digest holds")
if record.get("protocol", "").startswith("league-"):
    league() if digest else print("NOTE this league was closed before its draw")
    sys.exit(1 if failed else 0)
beacon = record.get("beacon") or {}
if beacon and not beacon.get("skipped") and (beacon.get("signature") or not cancelled):
    check(hashlib.sha256(bytes.fromhex(beacon["signature"])).hexdigest() == beacon["randomness"],
          f"round {beacon['round']} of the beacon is what its signature says")
    print("NOTE the signature itself is not checked here: compare the round with drand's own client, https://github.com/drand/drand-client")
    digest = hashlib.sha256(f"{digest}:{beacon['randomness']}".encode()).hexdigest()
if cancelled:
    print("NOTE this giveaway was cancelled:", record["cancelReason"])
    for k in range(1, min(len(ids), record["places"]) + 1) if digest else []:
        print(f"     draw {k} would have been {draw(k)}")
    sys.exit(1 if failed else 0)
if not beacon or beacon.get("skipped"):
    print("NOTE without a beacon: the operator could have chosen")
standing = [w for w in record["winners"] if w["state"] != "replaced"]
check(len(standing) == min(len(ids) - len(skipped), record["places"]) and len(drawn) >= min(len(ids), record["places"] + record["reservePlaces"]),
      "as many won as was promised")
for k, one in enumerate(drawn, 1):
    check(one["k"] == k and draw(k) == one["entry"], f"draw {k} is {one['entry']}")
check(all(w["reason"] for w in record["winners"] if w["state"] == "replaced"), "who was replaced was replaced for a reason")
check(all(s["reason"] for s in skipped), "who was skipped was skipped for a reason")
check(all(w["k"] < r["k"] for w in record["winners"] for r in record["reserves"]), "reserves moved up in their order")
sys.exit(1 if failed else 0)

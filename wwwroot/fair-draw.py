"""Checks a giveaway's public record: python3 fair-draw.py record.json (no network, no packages)."""
import hashlib, hmac, json, sys

record = json.load(open(sys.argv[1], encoding="utf-8"))
ids = [entry["id"] for entry in record["entries"]]
drawn = sorted(record["winners"] + record["reserves"], key=lambda d: d["k"])
failed = False

def check(ok, what):
    global failed
    failed = failed or not ok
    print("ok  " if ok else "FAIL", what)

if not record["seed"]:
    sys.exit("The seed is not published yet: come back after the draw.")
seed, digest, left = bytes.fromhex(record["seed"]), record["digest"], list(ids)
check(hashlib.sha256(seed).hexdigest() == record["commitment"], "the seed is the one promised at opening")
check(hashlib.sha256("\n".join(ids).encode()).hexdigest() == digest, f"the {len(ids)} entries are the ones frozen at closing")
check(len(set(ids)) == len(ids), "no entry stands in the list twice")
beacon = record.get("beacon") or {}
if beacon and not beacon.get("skipped"):
    check(hashlib.sha256(bytes.fromhex(beacon["signature"])).hexdigest() == beacon["randomness"],
          f"round {beacon['round']} of the beacon is what its signature says (compare it with the beacon's own)")
    digest = hashlib.sha256(f"{digest}:{beacon['randomness']}".encode()).hexdigest()
standing = [w for w in record["winners"] if w["state"] != "replaced"]
check(len(standing) == min(len(ids), record["places"]) and len(drawn) >= min(len(ids), record["places"] + record["reservePlaces"]),
      "as many won as was promised")
for k, draw in enumerate(drawn, 1):
    n, attempt = len(left), 0
    while n:
        mac = hmac.new(seed, f"{digest}:{k}:{attempt}".encode(), hashlib.sha256).digest()
        x = int.from_bytes(mac[:8], "big")
        if x < 2**64 // n * n:
            break
        attempt += 1
    check(n > 0 and draw["k"] == k and left.pop(x % n) == draw["entry"], f"draw {k} is {draw['entry']}")
check(all(w["reason"] for w in record["winners"] if w["state"] == "replaced"), "who was replaced was replaced for a reason")
check(all(w["k"] < r["k"] for w in record["winners"] for r in record["reserves"]), "reserves moved up in their order")
sys.exit(1 if failed else 0)
